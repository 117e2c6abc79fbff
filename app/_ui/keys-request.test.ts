import { describe, expect, it } from 'vitest'
import { initialChoices, requestBody } from './keys-choices'
import { requestKeys } from './keys-request'
import { target } from './role-target.fixture'

const choices = initialChoices(target, { durationSeconds: null, region: null })

const issued = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiration: '2026-11-24T10:00:00Z',
  assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ana',
  sourceIdentity: 'ana',
  packedPolicySize: 3,
}

function ask(
  answer: () => Response | Promise<Response>,
  signal = new AbortController().signal,
  mfaCode: string | null = null,
) {
  const sent: Request[] = []
  const fetch: typeof globalThis.fetch = async (path, init) => {
    sent.push(new Request(new URL(String(path), 'http://127.0.0.1'), init))
    return answer()
  }
  const now = () => Date.parse('2026-11-24T08:59:00Z')
  const result = requestKeys({ entitlement: '111122223333/ReadOnly', choices, mfaCode, signal, fetch, now })
  return { result, sent }
}

const problemOf = async (answer: () => Response) => {
  const result = await ask(answer).result
  return result.ok ? null : result.problem
}

describe('asking for keys', () => {
  it('posts entitlement and choices as JSON, once', async () => {
    const { result, sent } = ask(() => Response.json(issued))
    await result
    expect(sent.map((request) => [request.method, new URL(request.url).pathname])).toEqual([
      ['POST', '/api/v1/credentials'],
    ])
    expect(await sent[0]?.json()).toEqual({ entitlement: '111122223333/ReadOnly', ...requestBody(choices) })
  })

  it('sends a one-time code where one was typed', async () => {
    const { result, sent } = ask(() => Response.json(issued), undefined, '123456')
    await result
    expect(await sent[0]?.json()).toMatchObject({ mfaCode: '123456' })
  })

  it('measures the clock of the browser against the server', async () => {
    const result = await ask(() => Response.json(issued, { headers: { date: 'Tue, 24 Nov 2026 09:00:00 GMT' } })).result
    expect(result.ok && [result.keys.clockOffset, result.keys.expiresAt.toISOString()]).toEqual([
      60_000,
      '2026-11-24T10:00:00.000Z',
    ])
  })

  it('reads how long the keys really are, what cut them, and how much AWS had to pack', async () => {
    const answer = { ...issued, durationSeconds: 1800, clampedBy: { by: 'grant', seconds: 1800 }, packedPolicySize: 7 }
    const result = await ask(() => Response.json(answer)).result
    expect(result.ok && result.keys).toMatchObject({ durationSeconds: 1800, clampedBy: 'grant', packedPolicySize: 7 })
    const plain = await ask(() => Response.json({ ...issued, clampedBy: { by: 'something new' } })).result
    expect(plain.ok && plain.keys).toMatchObject({ durationSeconds: 3600, clampedBy: null, packedPolicySize: 3 })
  })

  it('passes on the words of a problem, and its reference', async () => {
    const problem = {
      title: 'AWS refused',
      detail: 'Ask the owner.',
      code: 'sts_denied',
      reference: 'brv-1',
      status: 403,
    }
    expect(await problemOf(() => Response.json(problem, { status: 403 }))).toEqual({
      title: 'AWS refused',
      detail: 'Ask the owner.',
      code: 'sts_denied',
      reference: 'brv-1',
      ask: '',
      isExplained: false,
      confirmAt: '',
    })
  })

  it('passes on where the company confirms somebody', async () => {
    const confirmAt = 'https://aws.example.com/auth/partners/aws/start?returnTo=%2F'
    const problem = { title: 'Your company confirms you anew', code: 'assertion_stale', details: { confirmAt } }
    expect(await problemOf(() => Response.json(problem, { status: 403 }))).toMatchObject({ confirmAt })
  })

  it('passes on whom to ask, and that there is more for an administrator', async () => {
    const problem = { title: 'AWS refused', ask: 'The owner: payments.', admin: { checks: [] } }
    expect(await problemOf(() => Response.json(problem, { status: 403 }))).toMatchObject({
      ask: 'The owner: payments.',
      isExplained: true,
    })
  })

  it('says so when a proxy answers with a page of its own', async () => {
    expect((await problemOf(() => new Response('<h1>Bad gateway</h1>', { status: 502 })))?.strayStatus).toBe(502)
  })

  it('refuses an answer without keys or without an end', async () => {
    for (const body of [{}, null, { ...issued, sessionToken: '' }, { ...issued, expiration: 'never' }]) {
      expect(await problemOf(() => Response.json(body))).not.toBeNull()
    }
  })

  it('turns a broken network into a problem, but an abort into silence', async () => {
    const fail = () => Promise.reject(new TypeError('network'))
    expect((await ask(fail).result).ok).toBe(false)
    await expect(ask(fail, AbortSignal.abort()).result).rejects.toThrow()
  })
})
