import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bench, refusalOf } from './oidc.fixture'
import { clientId, startProvider, type TestProvider } from './oidc-provider.fixture'
import type { Signing } from './oidc-signer.fixture'
import type { VerifiedSignOut } from './source'

const event = 'http://schemas.openid.net/event/backchannel-logout'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

type Claims = Readonly<Record<string, unknown>>

function goodClaims(): Claims {
  const iat = Math.floor(Date.now() / 1000)
  const whom = { sub: 'u-1', sid: 'sid-1' }
  return {
    iss: provider.issuer,
    aud: clientId,
    iat,
    exp: iat + 120,
    jti: randomUUID(),
    events: { [event]: {} },
    ...whom,
  }
}

/** A logout token with changes; undefined takes a claim away. */
async function read(changes: Claims = {}, how: Signing = { typ: 'logout+jwt' }): Promise<VerifiedSignOut> {
  const claims = Object.fromEntries(
    Object.entries({ ...goodClaims(), ...changes }).filter(([, value]) => value !== undefined),
  )
  return readText(await provider.token(claims, how))
}

async function readText(token: string): Promise<VerifiedSignOut> {
  const { backChannel } = bench(provider).source
  if (!backChannel) throw new Error('OpenID Connect has a back channel')
  return backChannel(token)
}

const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds

describe('a logout token', () => {
  it.each(['RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'])(
    'signed with %s names whom the provider signs out',
    async (alg) => {
      expect(await read({ jti: 'token-1' }, { alg, typ: 'logout+jwt' })).toMatchObject({
        source: 'corp',
        subject: 'u-1',
        sessionIds: ['sid-1'],
        messageId: 'token-1',
      })
    },
  )

  it('may name the person alone, or the session alone', async () => {
    expect(await read({ sid: undefined })).toMatchObject({ subject: 'u-1', sessionIds: [] })
    expect(await read({ sub: undefined })).toMatchObject({ subject: null, sessionIds: ['sid-1'] })
  })

  it.each([{}, { typ: 'JWT' }, { typ: 'application/logout+jwt' }])(
    'may have the type of older providers: %j',
    async (how) => {
      expect(await read({}, how)).toMatchObject({ subject: 'u-1' })
    },
  )

  it('is to be remembered for as long as it could be taken for a new one', async () => {
    const { refusedFrom } = await read({ iat: ago(30) })
    expect(refusedFrom.getTime()).toBeGreaterThanOrEqual((ago(30) + 660) * 1000 - 2000)
  })

  it('is held against the keys of this moment: a withdrawn one counts no more after a minute', async () => {
    const desk = bench(provider)
    const token = await provider.token(goodClaims())
    await desk.source.backChannel?.(token)
    await provider.rotateKeys()
    desk.advance(61)
    expect((await refusalOf(Promise.resolve(desk.source.backChannel?.(token)))).code).toBe('signature_invalid')
  })

  it('costs at most one request for keys a minute, however many name an unknown one', async () => {
    const { backChannel } = bench(provider).source
    const before = provider.hits('jwks')
    for (let count = 0; count < 30; count += 1) {
      const token = await provider.token(goodClaims(), { kid: randomUUID() })
      expect((await refusalOf(Promise.resolve(backChannel?.(token)))).code).toBe('signature_invalid')
    }
    expect(provider.hits('jwks') - before).toBe(1)
  })
})

/** By the names of the OpenID conformance suite where it has one. */
const bad: readonly (readonly [name: string, code: string, claims: Claims, how?: Signing])[] = [
  ['AlgNone', 'alg_unsupported', {}, { signer: 'nobody' }],
  ['NoEvent', 'claims_malformed', { events: undefined }],
  ['WithNonce', 'nonce_mismatch', { nonce: 'n-1' }],
  ['WrongAlg: HMAC with the client secret', 'alg_unsupported', {}, { alg: 'HS256', signer: 'client-secret' }],
  ['WrongAlg: HMAC with the public key', 'alg_unsupported', {}, { alg: 'HS256', signer: 'public-key' }],
  ['WrongAud', 'audience_mismatch', { aud: 'somebody-else' }],
  ['WrongEvent', 'claims_malformed', { events: { 'http://schemas.openid.net/event/other': {} } }],
  ['WrongIssuer', 'issuer_mismatch', { iss: 'https://evil.example' }],
  ['no audience', 'audience_mismatch', { aud: undefined }],
  ['a second audience', 'audience_mismatch', { aud: [clientId, 'somebody-else'] }],
  ['an event that is no object', 'claims_malformed', { events: { [event]: true } }],
  ['events as a list', 'claims_malformed', { events: [event] }],
  ['an event by inheritance', 'claims_malformed', { events: { ['__proto__']: { [event]: {} } } }],
  ['an empty nonce', 'nonce_mismatch', { nonce: '' }],
  ['no issuer', 'issuer_mismatch', { iss: undefined }],
  ['nobody', 'claims_malformed', { sub: undefined, sid: undefined }],
  ['an empty subject', 'claims_malformed', { sub: '' }],
  ['a session that is no text', 'claims_malformed', { sid: 7 }],
  ['no jti', 'claims_malformed', { jti: undefined }],
  ['no iat', 'claims_malformed', { iat: undefined }],
  ['no exp', 'claims_malformed', { exp: undefined }],
  ['an end that has come', 'answer_expired', { exp: ago(61) }],
  ['an age of more than ten minutes', 'answer_expired', { iat: ago(601), exp: ago(-60) }],
  ['a beginning to come', 'clock_skew', { iat: ago(-90) }],
  ['the type of an access token', 'sign_in_answer_malformed', {}, { typ: 'at+jwt' }],
  ['the key of a stranger', 'signature_invalid', {}, { signer: 'stranger' }],
  ['an unknown key', 'signature_invalid', {}, { kid: 'nobody-knows' }],
]

describe('a logout token is refused with', () => {
  it.each(bad.map(([name, code, claims, how]) => ({ name, code, claims, how })))(
    '$name',
    async ({ code, claims, how }) => {
      expect((await refusalOf(read(claims, how))).code).toBe(code)
    },
  )

  it('the face of an ID token', async () => {
    const { proof } = await bench(provider).signIn()
    const idToken = proof.kind === 'oidc' ? proof.idToken.reveal() : ''
    expect((await refusalOf(readText(idToken))).code).toMatch(/nonce_mismatch|claims_malformed/)
  })

  it.each(['', 'x', 'a.b.c', '{}', 'e30.e30.', `${'x'.repeat(20_000)}`])('no token in it: %s', async (text) => {
    expect((await refusalOf(readText(text))).code).toMatch(/sign_in_answer_malformed|alg_unsupported/)
  })

  it('a claim changed after it was signed', async () => {
    const [header, , signature] = (await provider.token(goodClaims())).split('.')
    const forged = Buffer.from(JSON.stringify({ ...goodClaims(), sub: 'u-2' })).toString('base64url')
    expect((await refusalOf(readText(`${header}.${forged}.${signature}`))).code).toBe('signature_invalid')
  })
})
