import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TemporaryCredentials } from '../domain/credentials'
import type { Account } from '../domain/entitlement'
import { secret } from '../domain/secret'
import { type ConsoleRequest, createConsole } from './console'

const account: Account = {
  id: '111122223333',
  partition: 'aws',
  alias: 'pay-prod',
  name: 'Payments production',
  environment: 'production',
  region: 'eu-west-1',
  tags: {},
}
const credentials: TemporaryCredentials = {
  accessKeyId: 'ASIAQ7Q4MEXAMPLE7Q4M',
  secretAccessKey: secret('canary/secret+&='),
  sessionToken: secret('canary/token+&='),
  expiresAt: new Date('2026-11-22T06:00:00Z'),
  assumedRoleArn: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/ben',
  sourceIdentity: 'ben',
  packedPolicySize: null,
}
const request = {
  account,
  destination: new URL('https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1#x'),
  issuer: new URL('https://aws.example.com/go/111122223333/ReadOnly'),
  sessionSeconds: 3600,
  signOutFirst: false,
}
const now = () => new Date('2026-11-22T05:00:00Z')

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly form: Readonly<Record<string, string>>
}

let answer: (response: ServerResponse, attempt: number) => void = () => undefined
let seen: Seen[] = []
let origin = ''

const server = createServer(async (incoming, response) => {
  const form = Object.fromEntries(new URLSearchParams(await bodyOf(incoming)))
  seen.push({ method: incoming.method, url: incoming.url, form })
  answer(response, seen.length)
})

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

beforeEach(async () => {
  seen = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.closeAllConnections() ?? server.close(resolve)))

const respond = (status: number, body: string, headers = {}) => {
  answer = (response) => response.writeHead(status, headers).end(body)
}
const badRequest = '<html>Invalid Credentials parameter canary</html>'
const signIn = async (changes: Partial<ConsoleRequest> = {}) => {
  const config = { federationEndpoint: `${origin}/federation`, destinationHosts: [], partitions: {} }
  return createConsole({ config, regions: [], fetch, now }).signIn({ ...request, ...changes })(credentials)
}
const session = JSON.stringify({
  sessionId: 'ASIAQ7Q4MEXAMPLE7Q4M',
  sessionKey: 'canary/secret+&=',
  sessionToken: 'canary/token+&=',
})

describe('the console sign-in', () => {
  it('sends the keys in the body of a POST and nowhere else', async () => {
    respond(200, '{"SigninToken":"t"}')
    await signIn()
    const form = { Action: 'getSigninToken', SessionDuration: '3600', Session: session }
    expect(seen).toEqual([{ method: 'POST', url: '/federation', form }])
  })

  it('gives a login URL of 15 minutes that holds issuer, destination and token, and is a secret', async () => {
    respond(200, '{"SigninToken":"a+b/c=&d"}')
    const { url, expiresAt } = await signIn()
    const login = new URL(url.reveal())
    expect(login.origin + login.pathname).toBe(`${origin}/federation`)
    expect(Object.fromEntries(login.searchParams)).toEqual({
      Action: 'login',
      Issuer: request.issuer.href,
      Destination: request.destination.href,
      SigninToken: 'a+b/c=&d',
    })
    expect(login.hash).toBe('')
    expect(expiresAt).toEqual(new Date('2026-11-22T05:15:00Z'))
    expect(JSON.stringify({ url })).toBe('{"url":"[secret]"}')
  })

  it('asks once more without a duration when AWS answers 400 to one', async () => {
    answer = (response, attempt) =>
      attempt === 1 ? response.writeHead(400).end(badRequest) : response.end('{"SigninToken":"t"}')
    await signIn()
    expect(seen.map(({ form }) => form['SessionDuration'])).toEqual(['3600', undefined])
    expect(seen.map(({ form }) => form['Session'])).toEqual([session, session])
  })

  it('gives up after the second 400, and after the first when no duration was sent', async () => {
    respond(400, badRequest)
    await expect(signIn()).rejects.toMatchObject({
      code: 'console_refused',
      details: { status: 400, reason: 'session-refused' },
    })
    expect(seen).toHaveLength(2)
    await expect(signIn({ sessionSeconds: null })).rejects.toMatchObject({ code: 'console_refused' })
    expect(seen).toHaveLength(3)
  })

  it.each([
    ['403', 403, '{"SigninToken":"t"}'],
    ['a page', 200, '<html>canary</html>'],
    ['no token', 200, '{"Signin":"canary"}'],
    ['an empty token', 200, '{"SigninToken":""}'],
    ['a token that is no text', 200, '{"SigninToken":{}}'],
    ['null', 200, 'null'],
    ['nothing', 200, ''],
  ])('is refused when the answer is %s, without repeating it', async (_what, status, body) => {
    respond(status, body)
    const error: unknown = await signIn().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'console_refused' })
    expect(inspect(error)).not.toContain('canary')
    expect(seen).toHaveLength(1)
  })

  it('follows no redirect', async () => {
    respond(307, '', { location: '/elsewhere' })
    await expect(signIn()).rejects.toMatchObject({ code: 'console_refused', details: { status: 307 } })
    expect(seen).toHaveLength(1)
  })

  it('is unreachable when the connection breaks', async () => {
    answer = (response) => response.destroy()
    const error: unknown = await signIn().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'console_unreachable', details: { reason: 'network' } })
    expect(inspect(error)).not.toContain('canary')
  })

  it('is unreachable when the answer takes longer than 5 seconds, both attempts together', async () => {
    answer = (response, attempt) => {
      if (attempt === 1) setTimeout(() => response.writeHead(400).end(badRequest), 2000)
      else response.writeHead(200).write('{"Signin')
    }
    const startedAt = performance.now()
    await expect(signIn()).rejects.toMatchObject({ code: 'console_unreachable', details: { reason: 'timeout' } })
    expect(performance.now() - startedAt).toBeGreaterThan(4900)
    expect(performance.now() - startedAt).toBeLessThan(6900)
  })

  it('says how long the console will stay open, where that was taken', async () => {
    respond(200, '{"SigninToken":"t"}')
    expect((await signIn()).session).toEqual({ countedFrom: 'sign-in', seconds: 3600 })
    expect((await signIn({ sessionSeconds: null })).session).toEqual({
      countedFrom: 'issue',
      endsAt: credentials.expiresAt,
    })
    answer = (response, attempt) =>
      attempt === 3 ? response.writeHead(400).end(badRequest) : response.end('{"SigninToken":"t"}')
    expect((await signIn()).session).toEqual({ countedFrom: 'issue', endsAt: credentials.expiresAt })
  })

  it('signs out first by the logout beside the login, and only where AWS goes on from there', async () => {
    respond(200, '{"SigninToken":"t"}')
    const logout = new URL((await signIn({ signOutFirst: true })).url.reveal())
    expect(logout.origin + logout.pathname).toBe(`${origin}/oauth`)
    expect(logout.searchParams.get('Action')).toBe('logout')
    const login = new URL(logout.searchParams.get('redirect_uri') ?? '')
    expect(login.origin + login.pathname).toBe(`${origin}/federation`)
    expect(login.searchParams.get('SigninToken')).toBe('t')
    const elsewhere = signIn({ signOutFirst: true, account: { ...account, partition: 'aws-cn' } })
    await expect(elsewhere).rejects.toMatchObject({ code: 'console_sign_out_unavailable' })
    expect(seen).toHaveLength(1)
  })

  describe('of a partition with several hosts', () => {
    const asked: string[] = []
    const signInBy = async (answers: readonly ('reset' | 'hang' | number)[]) => {
      asked.length = 0
      const scripted: typeof fetch = async (input, init) => {
        const step = answers[asked.push(new URL(String(input)).host) - 1]
        if (step === 'reset') throw new TypeError('fetch failed')
        if (step === 'hang') {
          return new Promise((_resolve, reject) =>
            init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
          )
        }
        return new Response(step === 200 ? '{"SigninToken":"t"}' : '', { status: step ?? 500 })
      }
      const config = { federationEndpoint: null, destinationHosts: [], partitions: {} }
      return createConsole({ config, regions: ['eu-central-1'], fetch: scripted, now }).signIn(request)(credentials)
    }

    it.each(['reset', 503] as const)('goes on to the next host after %s, and logs in there', async (fault) => {
      const { url } = await signInBy([fault, fault, 200])
      expect(asked).toEqual([
        'eu-west-1.signin.aws.amazon.com',
        'us-east-1.signin.aws.amazon.com',
        'eu-central-1.signin.aws.amazon.com',
      ])
      expect(new URL(url.reveal()).host).toBe('eu-central-1.signin.aws.amazon.com')
    })

    it('leaves a host that never answers in time for the next', async () => {
      const startedAt = performance.now()
      await signInBy(['hang', 200])
      expect(asked).toHaveLength(2)
      expect(performance.now() - startedAt).toBeLessThan(2500)
    })

    it.each([403, 302])('asks no second host when the first answers %i', async (status) => {
      await expect(signInBy([status])).rejects.toMatchObject({ code: 'console_refused' })
      expect(asked).toHaveLength(1)
    })

    it('asks each host without a duration after a 400 to one', async () => {
      const { session } = await signInBy([400, 503, 400, 200])
      expect(asked.map((host) => host.split('.')[0])).toEqual(['eu-west-1', 'eu-west-1', 'us-east-1', 'us-east-1'])
      expect(session.countedFrom).toBe('issue')
    })

    it('names the last host when none answers', async () => {
      await expect(signInBy(['reset', 503, 500])).rejects.toMatchObject({
        code: 'console_unreachable',
        details: { host: 'eu-central-1.signin.aws.amazon.com', reason: 'server-fault', status: 500 },
      })
    })
  })
})
