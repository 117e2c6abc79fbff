import { createSecretKey } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type Attack, assail } from './assault'
import { expect, type OidcFort, test } from './oidc-fort'
import { type Answer, hugeAnswer, jsonAnswer, pageAnswer, redirectAnswer } from './openid-provider/answer'
import { type Json, makeKey, type SigningKey, signatureOf } from './openid-provider/signer'
import { clientSecret, type Misbehaviour, signToken } from './openid-provider/token'

const page = pageAnswer('<html><script>alert(1)</script></html>')

/** Eight megabytes that come as eight kilobytes. */
function bomb(body: Json): Answer {
  const { headers, body: text, ...answer } = hugeAnswer(body, 8)
  return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(text) }
}

/** To a place of which nobody has spoken, which then must not be asked. */
function elsewhere({ provider }: OidcFort): Answer {
  return redirectAnswer(`${provider.url}/elsewhere/followed`)
}

test('what the token endpoint answers instead of tokens signs nobody in', async ({ fort }) => {
  const answers = (name: string, tokenAnswer: Misbehaviour['tokenAnswer'] & object, code: string): Attack => ({
    name,
    code,
    misbehaviour: { tokenAnswer },
  })
  const earlier = await anotherPersonsToken(fort)
  await assail(fort, 'OIDC token endpoint', {
    controls: [
      { name: 'tokens' },
      {
        name: 'token-type-case-insensitivity',
        misbehaviour: { tokenAnswer: (body) => ({ ...body, token_type: 'bearer' }) },
      },
      {
        name: 'token-endpoint-response-without-expires_in',
        misbehaviour: { tokenAnswer: (body) => ({ ...body, expires_in: undefined }) },
      },
    ],
    attacks: [
      answers('a redirect', () => elsewhere(fort), 'source_misconfigured'),
      answers('a page', () => page, 'sign_in_answer_malformed'),
      answers(
        'a page called JSON',
        () => ({ ...page, headers: { 'content-type': 'application/json' } }),
        'sign_in_answer_malformed',
      ),
      answers('5 MB', (body) => hugeAnswer(body, 5), 'source_unreachable'),
      answers('a gzip bomb', bomb, 'sign_in_answer_malformed'),
      answers('503', () => jsonAnswer({}, 503), 'source_unreachable'),
      answers('nothing', () => ({ status: 204, headers: {}, body: '' }), 'source_misconfigured'),
      answers('201', (body) => jsonAnswer(body, 201), 'source_misconfigured'),
      answers('a list', (body) => jsonAnswer([body]), 'sign_in_answer_malformed'),
      answers('null', () => jsonAnswer(null), 'sign_in_answer_malformed'),
      answers(
        'tokens that are refused at once',
        (body) => jsonAnswer({ ...body, error: 'access_denied' }, 400),
        'sign_in_cancelled',
      ),
      answers('no access token', (body) => ({ ...body, access_token: undefined }), 'sign_in_answer_malformed'),
      answers('no ID token', (body) => ({ ...body, id_token: undefined }), 'sign_in_answer_malformed'),
      answers('a token type of its own', (body) => ({ ...body, token_type: 'mac' }), 'sign_in_answer_malformed'),
      answers('the ID token of another sign-in', (body) => ({ ...body, id_token: earlier }), 'nonce_mismatch'),
      answers(
        'another access token than at_hash has',
        (body) => ({ ...body, access_token: 'another' }),
        'signature_invalid',
      ),
    ],
  })
  expect(fort.provider.received('elsewhere', 'followed')).toEqual([])
})

/** A good token that was meant for somebody else’s browser. */
async function anotherPersonsToken(fort: OidcFort): Promise<unknown> {
  let idToken: unknown
  await fort.signIn('corp', {
    tokenAnswer: (body) => {
      idToken = body['id_token']
      return body
    },
  })
  return idToken
}

test('userinfo speaks of the person of the ID token, or nobody is signed in', async ({ fort }) => {
  const says = (name: string, userinfo: Misbehaviour['userinfo'] & object, code: string): Attack => ({
    name,
    code,
    source: 'always',
    misbehaviour: { userinfo },
  })
  const { provider } = fort
  const own = provider.keys.get('ES256') ?? makeKey('ES256')
  const jwt =
    (key: SigningKey, how: Misbehaviour, more: Json = {}) =>
    (claims: Json) =>
      asJwt(signToken(how, key, { ...claims, iss: provider.issuerOf('always'), aud: 'brevet', ...more }))
  const secret: Misbehaviour = {
    header: () => ({ alg: 'HS256' }),
    signature: (input) => signatureOf('HS256', input, createSecretKey(Buffer.from(clientSecret))),
  }
  await assail(fort, 'OIDC userinfo', {
    controls: [
      { name: 'userinfo', source: 'always' },
      { name: 'userinfo-signed', source: 'always', misbehaviour: { userinfo: jwt(own, {}) } },
    ],
    attacks: [
      says('userinfo-invalid-sub', (claims) => ({ ...claims, sub: 'somebody-else' }), 'subject_mismatch'),
      says('no sub', (claims) => ({ ...claims, sub: undefined }), 'sign_in_answer_malformed'),
      says('a sub in a list', (claims) => ({ ...claims, sub: [claims['sub']] }), 'sign_in_answer_malformed'),
      says(
        'a sub in another case',
        (claims) => ({ ...claims, sub: String(claims['sub']).toUpperCase() }),
        'subject_mismatch',
      ),
      says('signed by a stranger', jwt({ ...makeKey('ES256'), kid: own.kid }, {}), 'signature_invalid'),
      says('signed by nobody', jwt(own, { header: () => ({ alg: 'none' }), signature: () => '' }), 'alg_unsupported'),
      says('HS256 with the client secret', jwt(own, secret), 'alg_unsupported'),
      says('signed by another issuer', jwt(own, {}, { iss: provider.issuerOf('rival') }), 'issuer_mismatch'),
      says('signed for another client', jwt(own, {}, { aud: 'another' }), 'audience_mismatch'),
      says('signed about somebody else', jwt(own, {}, { sub: 'somebody-else' }), 'subject_mismatch'),
      says('a redirect', () => elsewhere(fort), 'source_misconfigured'),
      says('a page', () => page, 'sign_in_answer_malformed'),
      says('5 MB', (claims) => hugeAnswer(claims, 5), 'source_unreachable'),
      says('a gzip bomb', bomb, 'sign_in_answer_malformed'),
      says('401', () => jsonAnswer({}, 401), 'source_misconfigured'),
      says('groups that are no list', (claims) => ({ ...claims, groups: { admin: true } }), 'claims_malformed'),
    ],
  })
  expect(fort.provider.received('elsewhere', 'followed')).toEqual([])
})

function asJwt(token: unknown): Answer {
  return { status: 200, headers: { 'content-type': 'application/jwt' }, body: String(token) }
}
