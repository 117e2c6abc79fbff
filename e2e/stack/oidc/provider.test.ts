import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RunningPart } from '../listener'
import { people } from '../people'
import { createPlainBrowser, readFormOf } from '../plain-browser'
import { portalClient, startOidc } from './provider'

const portalUrl = 'http://localhost:3999'
const callback = `${portalUrl}/auth/corp/callback`
const scope = 'openid profile email groups'
const warnings = vi.spyOn(console, 'warn')
let provider: RunningPart
let configuration: client.Configuration

beforeAll(async () => {
  provider = await startOidc({ port: 0, clients: [portalClient(portalUrl, 's'.repeat(43))] })
  configuration = await client.discovery(new URL(provider.url), 'brevet', 's'.repeat(43), undefined, {
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  })
})

afterAll(() => provider.close())

async function begin(parameters: Readonly<Record<string, string>> = {}) {
  const verifier = client.randomPKCECodeVerifier()
  const code_challenge = await client.calculatePKCECodeChallenge(verifier)
  const state = client.randomState()
  const nonce = client.randomNonce()
  const checks = { redirect_uri: callback, scope, state, nonce, code_challenge, code_challenge_method: 'S256' }
  const url = client.buildAuthorizationUrl(configuration, { ...checks, ...parameters })
  const finish = (answer: URL) =>
    client.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
  return { url, finish }
}

async function pick(url: URL, answer: Readonly<Record<string, string>>, browser = createPlainBrowser(portalUrl)) {
  const page = await browser.open(url.href)
  const form = readFormOf(page)
  for (const [name, value] of Object.entries(answer)) form.fields.set(name, value)
  return (await browser.open(form.action, form.fields)).url
}

describe('the OIDC provider', () => {
  it.each(people)('puts name, e-mail and groups of $key into the ID token, after one click', async (person) => {
    const { url, finish } = await begin()
    const tokens = await finish(await pick(url, { person: person.key }))
    expect(tokens.claims()).toMatchObject({
      iss: provider.url,
      sub: person.subject,
      name: person.name,
      email: person.corporateEmail,
      email_verified: true,
      groups: person.groups,
    })
  })

  it('gives no groups to a client that does not ask for them', async () => {
    const { url, finish } = await begin({ scope: 'openid email' })
    const tokens = await finish(await pick(url, { person: 'ana' }))
    expect(tokens.claims()).not.toHaveProperty('groups')
  })

  it('names itself in the answer, as RFC 9207 asks', async () => {
    const { url } = await begin()
    const answer = await pick(url, { person: 'ana' })
    expect(answer.searchParams.get('iss')).toBe(provider.url)
  })

  it('refuses a request without PKCE', async () => {
    const { url } = await begin()
    url.searchParams.delete('code_challenge')
    url.searchParams.delete('code_challenge_method')
    const answer = await createPlainBrowser(portalUrl).open(url.href)
    expect(answer.url.searchParams.get('error')).toBe('invalid_request')
  })

  it('answers access_denied when the person cancels', async () => {
    const { url } = await begin()
    const answer = await pick(url, { cancel: 'yes' })
    expect(answer.searchParams.get('error')).toBe('access_denied')
  })

  it('takes one answer for one request', async () => {
    const browser = createPlainBrowser(portalUrl)
    const page = readFormOf(await browser.open((await begin()).url.href))
    page.fields.set('person', 'ana')
    await browser.open(page.action, page.fields)
    const again = await browser.open(page.action, page.fields)
    expect(again).toMatchObject({ status: 400, body: expect.stringContaining('begin again') })
  })

  it('gives a refresh token that renews the ID token', async () => {
    const { url, finish } = await begin()
    const first = await finish(await pick(url, { person: 'ben' }))
    const second = await client.refreshTokenGrant(configuration, first.refresh_token ?? '')
    expect(second.claims()).toMatchObject({ sub: 'u-1002', groups: ['payments-dev'] })
  })

  it('asks for a name again after RP-initiated logout', async () => {
    const browser = createPlainBrowser(portalUrl)
    const { url, finish } = await begin()
    const tokens = await finish(await pick(url, { person: 'ana' }, browser))
    const logout = client.buildEndSessionUrl(configuration, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${portalUrl}/auth/corp/logout`,
    })
    const form = readFormOf(await browser.open(logout.href))
    form.fields.set('logout', 'yes')
    expect((await browser.open(form.action, form.fields)).url.href).toBe(`${portalUrl}/auth/corp/logout`)
    expect((await browser.open((await begin()).url.href)).body).toContain('Pick a name')
  })

  it('holds back the warnings it accepts', () => {
    expect(warnings).not.toHaveBeenCalled()
  })
})
