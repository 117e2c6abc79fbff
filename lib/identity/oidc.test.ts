import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../domain/errors'
import { begin, bench, callbackOf, publicUrl, refusalOf } from './oidc.fixture'
import { type Behaviour, startProvider, type TestProvider } from './oidc-provider.fixture'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

type Change = Readonly<Record<string, unknown>>
const changed = (change: Change | ((claims: Change) => Change)): Behaviour => ({
  claims: (claims) => ({ ...claims, ...(typeof change === 'function' ? change(claims) : change) }),
})
const seconds = (claims: Change): number => Number(claims['iat'])

describe('accepted answers', () => {
  it.each(['RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'])('accepts an ID token signed with %s', async (alg) => {
    const { identity } = await bench(provider).signIn({ alg })
    expect(identity).toMatchObject({ source: 'corp', subject: 'contract|42', email: 'ana@example.com' })
  })

  const accepted: readonly [string, Behaviour][] = [
    ['several audiences with our azp', changed({ aud: ['brevet', 'project'], azp: 'brevet' })],
    ['one audience in a list', changed({ aud: ['brevet'] })],
    ['no at_hash', changed({ at_hash: undefined })],
    ['a clock 60 s ahead', changed((claims) => ({ iat: seconds(claims) + 60, nbf: seconds(claims) + 60 }))],
    ['an iat of 10 minutes ago', changed((claims) => ({ iat: seconds(claims) - 600 }))],
    ['an exp of 55 s ago', changed((claims) => ({ exp: seconds(claims) - 55 }))],
  ]
  it.each(accepted)('accepts %s', async (_, behaviour) => {
    expect((await bench(provider).signIn(behaviour)).identity.subject).toBe('contract|42')
  })

  it('accepts an answer posted as a form', async () => {
    const { identity } = await bench(provider, { responseMode: 'form_post' }).signIn()
    expect(identity.subject).toBe('contract|42')
  })

  it.each(['client_secret_post', 'none'] as const)('authenticates the client with %s', async (method) => {
    const { identity } = await bench(provider, { clientAuthentication: method }).signIn()
    expect(identity.subject).toBe('contract|42')
  })

  it('keeps the tokens as proof, and shows none of them', async () => {
    const { proof } = await bench(provider).signIn()
    if (proof.kind !== 'oidc') throw new Error('not an OIDC proof')
    expect(provider.secrets()).toContain(proof.idToken.reveal())
    expect(provider.secrets()).toContain(proof.refreshToken?.reveal())
    expect(proof.sessionId).toBe('session-7')
    expect(JSON.stringify(proof)).not.toContain(proof.idToken.reveal())
  })

  it('takes the time of authentication from auth_time, and from iat when auth_time cannot be', async () => {
    const desk = bench(provider)
    const [stated, absurd] = [await desk.signIn(), await desk.signIn(changed({ auth_time: 9e15 }))]
    expect(absurd.identity.authenticatedAt.getTime() - stated.identity.authenticatedAt.getTime()).toBe(5_000)
  })
})

const refused: readonly [string, ErrorCode, Behaviour][] = [
  ['a bad signature', 'signature_invalid', { signer: 'stranger' }],
  ['an unknown kid', 'signature_invalid', { kid: 'unknown' }],
  ['alg none', 'alg_unsupported', { signer: 'nobody' }],
  ['HS256 with the client secret', 'alg_unsupported', { alg: 'HS256', signer: 'client-secret' }],
  ['HS256 with the public key', 'alg_unsupported', { alg: 'HS256', signer: 'public-key' }],
  ['a wrong audience', 'audience_mismatch', changed({ aud: 'another' })],
  ['no audience', 'audience_mismatch', changed({ aud: undefined })],
  ['several audiences without azp', 'audience_mismatch', changed({ aud: ['brevet', 'another'] })],
  ['several audiences with a foreign azp', 'audience_mismatch', changed({ aud: ['brevet', 'x'], azp: 'x' })],
  ['a single audience with a foreign azp', 'audience_mismatch', changed({ azp: 'another' })],
  ['a wrong issuer', 'issuer_mismatch', changed({ iss: 'https://evil.example.com' })],
  ['an issuer with one slash more', 'issuer_mismatch', changed((claims) => ({ iss: `${claims['iss']}/` }))],
  ['a missing nonce', 'nonce_mismatch', changed({ nonce: undefined })],
  ['a wrong nonce', 'nonce_mismatch', changed({ nonce: 'another' })],
  ['an iat older than 10 minutes', 'clock_skew', changed((claims) => ({ iat: seconds(claims) - 601 }))],
  ['an iat more than 60 s ahead', 'clock_skew', changed((claims) => ({ iat: seconds(claims) + 61 }))],
  ['an nbf more than 60 s ahead', 'clock_skew', changed((claims) => ({ nbf: seconds(claims) + 62 }))],
  ['an expired token', 'answer_expired', changed((claims) => ({ exp: seconds(claims) - 62 }))],
  ['a missing exp', 'claims_malformed', changed({ exp: undefined })],
  ['a wrong at_hash', 'signature_invalid', changed({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })],
  ['an at_hash that is no text', 'signature_invalid', changed({ at_hash: 7 })],
  ['a missing sub', 'claims_malformed', changed({ sub: undefined })],
  ['an empty sub', 'claims_malformed', changed({ sub: '' })],
]

describe('refused ID tokens', () => {
  it.each(refused)('refuses %s with %s', async (_, code, behaviour) => {
    expect((await bench(provider).refusal(behaviour)).code).toBe(code)
  })

  it('says by how many seconds a clock is wrong', async () => {
    const error = await bench(provider).refusal(changed((claims) => ({ iat: seconds(claims) + 100 })))
    expect(error.details).toEqual({ claim: 'iat', seconds: 100 })
  })

  it('refuses a token response without an ID token', async () => {
    const token = { status: 200, body: { access_token: 'a', token_type: 'Bearer' } }
    expect((await bench(provider).refusal({ token })).code).toBe('sign_in_answer_malformed')
  })
})

const badAnswers: readonly [string, ErrorCode, (parameters: URLSearchParams) => void][] = [
  ['a repeated code', 'sign_in_answer_malformed', (parameters) => parameters.append('code', 'x')],
  ['a repeated state', 'sign_in_answer_malformed', (parameters) => parameters.append('state', 'x')],
  ['a missing code', 'sign_in_answer_malformed', (parameters) => parameters.delete('code')],
  ['an empty code', 'sign_in_answer_malformed', (parameters) => parameters.set('code', '')],
  ['an ID token from the browser', 'sign_in_answer_malformed', (parameters) => parameters.set('id_token', 'a.b.c')],
  ['a signed response (JARM)', 'sign_in_answer_malformed', (parameters) => parameters.set('response', 'a.b.c')],
  ['an endless answer', 'sign_in_answer_too_large', (parameters) => parameters.set('code', 'x'.repeat(20_000))],
  ['a wrong state', 'sign_in_state_mismatch', (parameters) => parameters.set('state', 'x')],
  ['a missing state', 'sign_in_state_mismatch', (parameters) => parameters.delete('state')],
  ['a wrong iss', 'issuer_mismatch', (parameters) => parameters.set('iss', 'https://evil.example.com')],
  ['a missing iss that was promised', 'issuer_mismatch', (parameters) => parameters.delete('iss')],
  ['a code of another sign-in', 'idp_status', (parameters) => parameters.set('code', 'stolen')],
]

describe('refused answers', () => {
  it.each(badAnswers)('refuses %s with %s', async (_, code, parameters) => {
    expect((await bench(provider).refusal({ parameters })).code).toBe(code)
  })

  it('names the parameter that was repeated', async () => {
    const { details } = await bench(provider).refusal({ parameters: (parameters) => parameters.append('iss', 'x') })
    expect(details).toEqual({ reason: 'repeated', parameter: 'iss' })
  })

  it.each([
    ['access_denied', '', 'sign_in_cancelled', { error: 'access_denied' }],
    ['interaction_required', '', 'idp_status', { error: 'interaction_required' }],
    ['invalid_request', 'AADSTS50105: x', 'idp_status', { error: 'invalid_request', providerCode: 'AADSTS50105' }],
    ['<script>', 'secret words', 'idp_status', { error: 'unprintable' }],
  ])('translates the error %s %s', async (error, description, code, details) => {
    const refusal = await bench(provider).refusal({
      parameters: (parameters) => {
        parameters.delete('code')
        parameters.set('error', error)
        parameters.set('error_description', description)
      },
    })
    expect({ code: refusal.code, details: refusal.details }).toEqual({ code, details })
  })

  it('says that the provider does not know our client secret', async () => {
    const headers = { 'www-authenticate': 'Basic realm="token"' }
    const [plain, challenged] = [
      await bench(provider).refusal({ token: { status: 400, body: { error: 'invalid_client' } } }),
      await bench(provider).refusal({ token: { status: 401, body: { error: 'invalid_client' }, headers } }),
    ]
    expect([plain.code, challenged.code]).toEqual(['source_misconfigured', 'source_misconfigured'])
  })

  it('never takes the host of the callback for the redirect URI', async () => {
    const { source } = bench(provider)
    const { started, pending } = await begin(source)
    const answer = callbackOf(provider, started)
    const url = new URL(`https://evil.example.com/elsewhere${answer.url.search}`)
    expect((await source.finish({ url, form: null }, pending)).identity.subject).toBe('contract|42')
  })

  it.each([
    ['no verifier', { verifier: '' }],
    ['another issuer', { issuer: 'https://idp.example.com' }],
    ['another client', { clientId: 'another' }],
  ])('refuses a pending sign-in that remembers %s', async (_, change) => {
    const { source } = bench(provider)
    const { started, pending } = await begin(source)
    const memory = { ...pending.memory, ...change }
    const attempt = source.finish(callbackOf(provider, started), { ...pending, memory })
    expect((await refusalOf(attempt)).code).toBe('sign_in_state_mismatch')
  })
})

describe('the request', () => {
  it('carries PKCE S256, state, nonce and the redirect URI of its own callback', async () => {
    const { url } = await bench(provider).source.begin({ pendingId: 'pending', loginHint: 'ana@example.com' })
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'brevet',
      redirect_uri: `${publicUrl}/auth/corp/callback`,
      scope: 'openid profile',
      state: 'pending',
      login_hint: 'ana@example.com',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('adds parameters without letting them replace its own', async () => {
    const parameters = { acr_values: 'mfa', state: 'x', nonce: 'x', code_challenge_method: 'plain', redirect_uri: 'x' }
    const { url } = await bench(provider, { parameters }).source.begin({ pendingId: 'pending', loginHint: null })
    const { searchParams: query } = url
    expect(query.get('acr_values')).toBe('mfa')
    expect(query.getAll('state')).toEqual(['pending'])
    expect(query.getAll('nonce')).not.toContain('x')
    expect(query.getAll('code_challenge_method')).toEqual(['S256'])
    expect(query.getAll('redirect_uri')).toEqual([`${publicUrl}/auth/corp/callback`])
  })
})

describe('sign-out', () => {
  const returnTo = new URL(`${publicUrl}/signin`)

  it('sends the ID token as a hint, the client, the way back and a state', async () => {
    const { source, signIn } = bench(provider)
    const { proof } = await signIn()
    const url = await source.signOutUrl(proof, returnTo)
    expect(url?.pathname).toBe('/logout')
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      id_token_hint: proof.kind === 'oidc' ? proof.idToken.reveal() : '',
      client_id: 'brevet',
      post_logout_redirect_uri: returnTo.href,
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('offers nothing when the provider has no endpoint or cannot be reached', async () => {
    const { proof } = await bench(provider).signIn()
    const without = bench(provider)
    provider.behaviour({ document: (document) => ({ ...document, end_session_endpoint: undefined }) })
    expect(await without.source.signOutUrl(proof, returnTo)).toBeNull()
    const unreachable = bench(provider)
    provider.behaviour({ fails: 'openid-configuration' })
    expect(await unreachable.source.signOutUrl(proof, returnTo)).toBeNull()
  })
})
