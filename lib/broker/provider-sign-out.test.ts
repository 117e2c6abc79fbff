import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { PortalSession, ProviderSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { confirmation, openTestInstallation, providerSignOut, reader, samlResult, visit } from './installation.fixture'
import { keepPurpose, keptPurpose } from './kept-purpose'
import { backChannelSignOut, browserSignOut } from './provider-sign-out'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

async function signIn(atProvider: ProviderSession, identity: Identity = reader): Promise<PortalSession> {
  const { sessions } = test.installation
  const start = { identity, proof: samlResult().proof, client: visit.client, atProvider, endsBy: null }
  const session = await sessions.read(hashSessionId((await sessions.open(start)).reveal()))
  if (!session) throw new Error('no session')
  return session
}

const isAlive = async ({ idHash }: PortalSession) => (await test.installation.sessions.read(idHash)) !== null
const backChannel = (sourceId = 'partners') =>
  backChannelSignOut(test.installation, { ...visit, sourceId, logoutToken: 'a token' })
const byBrowser = (parameters = 'SAMLRequest=x', sourceId = 'partners') =>
  browserSignOut(test.installation, {
    ...visit,
    sourceId,
    message: async () => ({ binding: 'redirect', query: parameters }),
  })

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'accepted',
    (error) => error.code,
  )
}

describe('a sign-out that a provider sends', () => {
  it('ends what it means with everything that hangs on it, and the audit says whom it hit', async () => {
    const { proofs, awsAnswers } = test.installation.repositories
    const [one, two, other] = [
      await signIn({ subject: 'u-1', sessionId: 'sid-1' }),
      await signIn({ subject: 'u-1', sessionId: 'sid-2' }),
      await signIn({ subject: 'u-2', sessionId: 'sid-3' }, { ...reader, subject: 'u-2' }),
    ]
    await awsAnswers.put(one.idHash, confirmation().answer)
    await keepPurpose(test.installation, one, { entitlement: 'x', reason: 'because', ticket: null })
    await backChannel()
    expect(await Promise.all([one, two, other].map(isAlive))).toEqual([false, false, true])
    expect(await proofs.find(one.idHash)).toBeNull()
    expect(await awsAnswers.find(one.idHash)).toBeNull()
    expect(await keptPurpose(test.installation, one)).toBeNull()
    expect(test.events).toMatchObject([
      {
        ...{ action: 'sign-out', outcome: 'succeeded', actor: { source: 'partners', subject: 'u-1', name: 'Ana' } },
        details: { cause: 'provider', sessions: 2 },
      },
    ])
  })

  it('counts once, however many copies arrive at the same time and later', async () => {
    await signIn({ subject: 'u-1', sessionId: 'sid-1' })
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(backChannel())))
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    const later = await signIn({ subject: 'u-1', sessionId: 'sid-1' })
    expect(await codeOf(backChannel())).toBe('sign_in_replayed')
    expect(await codeOf(byBrowser())).toBe('sign_in_replayed')
    expect(await isAlive(later)).toBe(true)
  })

  it('is not used up by a forged one, and an assertion with its id is another thing', async () => {
    const session = await signIn({ subject: 'u-1', sessionId: 'sid-1' })
    const { backChannel: good } = test.script
    test.script.backChannel = async () => {
      throw new BrevetError('signature_invalid')
    }
    expect(await codeOf(backChannel())).toBe('signature_invalid')
    expect(await isAlive(session)).toBe(true)
    test.script.backChannel = good
    await test.installation.repositories.usedAssertions.remember('partners', 'jti-1', new Date('2026-03-01T11:00:00Z'))
    expect(await codeOf(backChannel())).toBe('accepted')
    expect(await isAlive(session)).toBe(false)
  })

  it('of nobody who is signed in ends nothing and leaves no row', async () => {
    test.script.backChannel = async () => providerSignOut({ subject: 'u-9', sessionIds: ['sid-9'] })
    const session = await signIn({ subject: 'u-1', sessionId: 'sid-1' })
    await backChannel()
    expect(await isAlive(session)).toBe(true)
    expect(test.events).toEqual([])
  })

  it('is audited when it is refused, and a flood of such does not fill the audit', async () => {
    test.script.backChannel = async () => {
      throw new BrevetError('audience_mismatch')
    }
    for (let count = 0; count < 40; count += 1) expect(await codeOf(backChannel())).toBe('audience_mismatch')
    expect(test.events).toHaveLength(10)
    expect(test.events[0]).toMatchObject({
      ...{ action: 'sign-out', outcome: 'refused', code: 'audience_mismatch' },
      actor: { source: 'partners', subject: null },
    })
    for (let count = 0; count < 40; count += 1)
      expect(await codeOf(backChannel(`made-up-${count}`))).toBe('source_unknown')
    expect(test.events).toHaveLength(20)
  })

  it('is slowed down by address, before anything is verified', async () => {
    const { signInsPerSource } = test.installation.current().config.rateLimits
    const { rateLimits } = test.installation.repositories
    const question = { rule: 'provider-signs-out', key: ['192.0.2.7'], perMinute: signInsPerSource } as const
    for (let count = 0; count < signInsPerSource; count += 1) await rateLimits.take(question)
    let asked = 0
    test.script.backChannel = async () => {
      asked += 1
      return providerSignOut()
    }
    expect(await codeOf(backChannel())).toBe('rate_limited')
    expect(asked).toBe(0)
  })

  it('by the browser is answered as the source says; what answers a request of ours changes nothing', async () => {
    const session = await signIn({ subject: 'u-1', sessionId: 'sid-1' })
    const answer = { kind: 'redirect', url: new URL('https://idp.example/slo') } as const
    test.script.answerSignOut = async () => answer
    expect(await byBrowser('SAMLResponse=x')).toBeNull()
    expect(await isAlive(session)).toBe(true)
    expect(await byBrowser()).toEqual(answer)
    expect(await isAlive(session)).toBe(false)
    expect(await codeOf(byBrowser('SAMLRequest=x', 'unknown'))).toBe('source_unknown')
  })
})
