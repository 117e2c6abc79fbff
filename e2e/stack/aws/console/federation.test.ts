import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accountId, opsKey, otherAccountId } from '../fixture/simulator'
import { allActions, audience, startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

const destination = 'https://eu-central-1.console.aws.amazon.com/s3/home'

describe('the federation endpoint', () => {
  let stage: WebIdentityStage
  beforeAll(async () => {
    stage = await startWebIdentityStage()
    stage.role('ReadOnly', {})
  })
  afterEach(() => stage.simulator.shiftClock(0))
  afterAll(() => stage.close())

  const sessionOf = async (input = {}) => {
    const { accessKeyId, secretAccessKey, sessionToken } = await stage.credentials('ReadOnly', input)
    return { sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken }
  }
  const ask = (session: object | string, more: Record<string, string> = {}) =>
    fetch(`${stage.simulator.url}/federation`, {
      method: 'POST',
      body: new URLSearchParams({
        Action: 'getSigninToken',
        Session: typeof session === 'string' ? session : JSON.stringify(session),
        ...more,
      }),
    })
  const tokenOf = async (session: object, more: Record<string, string> = {}): Promise<string> =>
    (await (await ask(session, more)).json()).SigninToken
  const login = (token: string, more: Record<string, string> = {}, cookie = '') => {
    const query = {
      Action: 'login',
      Issuer: 'https://portal.example/go',
      Destination: destination,
      SigninToken: token,
      ...more,
    }
    return fetch(`${stage.simulator.url}/federation?${new URLSearchParams(query)}`, {
      redirect: 'manual',
      headers: { cookie },
    })
  }
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const open = (path: string, cookie: string) =>
    fetch(`${stage.simulator.url}${path}`, { headers: { cookie }, redirect: 'manual' })
  const expectRefusal = async (response: Response) => {
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  }

  it('gives a sign-in token for live role credentials, by POST and by GET', async () => {
    const session = await sessionOf()
    expect(await (await ask(session, { SessionDuration: '43200' })).json()).toEqual({
      SigninToken: expect.stringMatching(/^.{64,}$/),
    })
    const query = new URLSearchParams({ Action: 'getSigninToken', Session: JSON.stringify(session) })
    expect((await fetch(`${stage.simulator.url}/federation?${query}`)).status).toBe(200)
    const shape = {
      eventSource: 'signin.amazonaws.com',
      eventName: 'GetSigninToken',
      roleSessionName: 'ana@corp.example',
    }
    expect(await stage.simulator.lastEvent()).toMatchObject(shape)
  })

  it.each([
    ['text that is no JSON', async () => 'nonsense'],
    ['a key too many', async () => ({ ...(await sessionOf()), more: '1' })],
    ['an unknown key id', async () => ({ ...(await sessionOf()), sessionId: 'ASIAEXAMPLEUNKNOWN01' })],
    ['a wrong secret', async () => ({ ...(await sessionOf()), sessionKey: 'x'.repeat(40) })],
    ['a wrong session token', async () => ({ ...(await sessionOf()), sessionToken: 'x' })],
    [
      'keys of an IAM user',
      async () => ({ sessionId: opsKey.accessKeyId, sessionKey: opsKey.secretAccessKey, sessionToken: '' }),
    ],
  ])('refuses %s by HTTP 400 and a page', async (_, session) => {
    await expectRefusal(await ask(await session()))
  })

  it('refuses expired credentials', async () => {
    const session = await sessionOf({ DurationSeconds: 900 })
    stage.simulator.shiftClock(901)
    await expectRefusal(await ask(session))
  })

  it.each(['899', '43201', '1h', '-900'])('refuses a SessionDuration of %s', async (SessionDuration) => {
    await expectRefusal(await ask(await sessionOf(), { SessionDuration }))
  })

  it('refuses another action, and signing in by POST', async () => {
    await expectRefusal(await ask('', { Action: 'other' }))
    await expectRefusal(
      await ask('', { Action: 'login', SigninToken: await tokenOf(await sessionOf()), Destination: destination }),
    )
  })

  it('opens the console page, which shows who arrived and where they wanted to go', async () => {
    const claims = {
      'https://aws.amazon.com/tags': { principal_tags: { team: ['blue'] } },
      'https://aws.amazon.com/source_identity': 'ana.source',
    }
    const session = await sessionOf({ WebIdentityToken: await stage.token(claims) })
    const response = await login(await tokenOf(session, { SessionDuration: '7200' }))
    expect(response.status).toBe(302)
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    const location = response.headers.get('location') ?? ''
    expect(location).toMatch(/^\/console\/home\?/)
    const html = await (await open(location, cookieOf(response))).text()
    for (const text of [
      accountId,
      'ReadOnly',
      'ana@corp.example',
      'ana.source',
      'Tag team',
      'blue',
      'eu-central-1',
      destination,
    ]) {
      expect(html).toContain(text)
    }
    expect(html).toContain('href="https://portal.example/go"')
    const [, ends = ''] = /Session ends<\/dt><dd>([^<]+)/.exec(html) ?? []
    expect(Math.abs(Date.parse(ends) - Date.now() - 7200_000)).toBeLessThan(5000)
  })

  it('lets the console session last as long as the credentials when no duration was asked for', async () => {
    const session = await sessionOf({ DurationSeconds: 900 })
    const response = await login(await tokenOf(session))
    stage.simulator.shiftClock(890)
    expect((await open('/console/home', cookieOf(response))).status).toBe(200)
    stage.simulator.shiftClock(901)
    expect((await open('/console/home', cookieOf(response))).status).toBe(401)
  })

  it('accepts a sign-in token for 15 minutes', async () => {
    const token = await tokenOf(await sessionOf(), { SessionDuration: '900' })
    stage.simulator.shiftClock(14 * 60)
    expect((await login(token)).status).toBe(302)
    stage.simulator.shiftClock(15 * 60 + 1)
    await expectRefusal(await login(token))
    await expectRefusal(await login('unknown'))
  })

  it.each([
    'https://evil.example/',
    'https://console.aws.amazon.com.evil.example/',
    'http://console.aws.amazon.com/',
    'https://user@console.aws.amazon.com/',
    'https://console.amazonaws-us-gov.com/',
    'javascript:alert(1)',
    '',
  ])('refuses %j as destination', async (Destination) => {
    await expectRefusal(await login(await tokenOf(await sessionOf()), { Destination }))
  })

  it('shows hostile values as text and links to nothing but http', async () => {
    const token = await tokenOf(await sessionOf())
    const Destination = `${destination}?x=<script>alert(1)</script>&region="><img src=x>`
    const response = await login(token, { Destination, Issuer: 'javascript:alert(1)' })
    const html = await (await open(response.headers.get('location') ?? '', cookieOf(response))).text()
    expect(html).not.toMatch(/<script|<img|href="javascript/)
    expect(html).toContain('&quot;&gt;&lt;img')
  })

  it('asks to sign out before another account is opened, and goes on after that', async () => {
    const { registry } = stage.simulator
    const provider = registry.registerOidcProvider({
      accountId: otherAccountId,
      url: stage.issuer.url,
      clientIds: [audience],
    })
    const statement = { Effect: 'Allow', Principal: { Federated: provider.arn }, Action: allActions }
    const trustPolicy = { Version: '2012-10-17', Statement: [statement] }
    const role = registry.registerRole({ accountId: otherAccountId, partition: 'aws', name: 'ReadOnly', trustPolicy })
    const cookie = cookieOf(await login(await tokenOf(await sessionOf())))
    const token = await tokenOf(await sessionOf({ RoleArn: role.arn }))
    const refused = await login(token, {}, cookie)
    const html = await refused.text()
    expect(refused.status).toBe(400)
    expect(html).toContain('You must first log out before logging into a different AWS account.')
    const path = (/href="(\/oauth[^"]+)"/.exec(html)?.[1] ?? '').replace(/&amp;/g, '&')
    const signedOut = await open(path, cookie)
    expect(signedOut.headers.get('location')).toMatch(/^\/federation\?/)
    expect((await open('/console/home', cookie)).status).toBe(401)
    expect((await open(signedOut.headers.get('location') ?? '', '')).status).toBe(302)
  })

  it('signs out from the console page, and by /oauth on to a sign-in of the same host only', async () => {
    const token = await tokenOf(await sessionOf())
    const cookie = cookieOf(await login(token))
    const next = `${stage.simulator.url}/federation?Action=login&SigninToken=${token}`
    const signOut = (target: string) => open(`/oauth?Action=logout&redirect_uri=${encodeURIComponent(target)}`, cookie)
    for (const other of ['https://evil.example/federation', '//evil.example/federation?', '/console/home']) {
      await expectRefusal(await signOut(other))
    }
    expect((await open('/console/home', cookie)).status).toBe(200)
    const response = await signOut(next)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(next.slice(stage.simulator.url.length))
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await open('/console/home', cookie)).status).toBe(401)
    expect((await open('/console/logout', cookie)).headers.get('set-cookie')).toContain('Max-Age=0')
    await expectRefusal(await open('/oauth?Action=other', ''))
  })
})
