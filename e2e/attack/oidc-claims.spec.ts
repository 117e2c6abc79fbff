import { type Attack, assail, type Control } from './assault'
import { test } from './oidc-fort'
import type { Json } from './openid-provider/signer'
import type { Misbehaviour } from './openid-provider/token'

type Change = Json | ((claims: Json) => Json)

function claims(change: Change): Misbehaviour {
  return { claims: (standard) => ({ ...standard, ...(typeof change === 'function' ? change(standard) : change) }) }
}

/** A claim that is so many seconds from the time of issue. */
function shifted(claim: string, seconds: number): Misbehaviour {
  return claims((standard) => ({ [claim]: Number(standard['iat']) + seconds }))
}

function control(name: string, change: Misbehaviour = {}): Control {
  return { name, misbehaviour: change }
}

function attack(name: string, misbehaviour: Misbehaviour, code: string): Attack {
  return { name, misbehaviour, code }
}

test('a token that is made out to somebody else signs nobody in', async ({ fort }) => {
  const refused = (name: string, change: Change) => attack(name, claims(change), 'audience_mismatch')
  await assail(fort, 'OIDC audience', {
    controls: [
      control('the client id'),
      control('valid-aud-as-array', claims({ aud: ['brevet'] })),
      control('several audiences, with our azp', claims({ aud: ['brevet', 'another'], azp: 'brevet' })),
    ],
    attacks: [
      refused('invalid-aud', { aud: 'another' }),
      refused('missing-aud', { aud: undefined }),
      refused('an audience that begins with ours', { aud: 'brevet2' }),
      refused('an audience in another case', { aud: 'Brevet' }),
      refused('an audience with a space', { aud: 'brevet ' }),
      refused('an empty list', { aud: [] }),
      refused('invalid-secondary-aud', { aud: ['brevet', 'another'] }),
      refused('several audiences, with a foreign azp', { aud: ['brevet', 'another'], azp: 'another' }),
      refused('one audience, with a foreign azp', { azp: 'another' }),
      refused('an azp in a list', { azp: ['brevet'] }),
      refused('an empty azp', { azp: '' }),
      attack('an audience in a list in a list', claims({ aud: [['brevet']] }), 'audience_mismatch'),
      attack('an audience that is an object', claims({ aud: { brevet: true } }), 'sign_in_answer_malformed'),
    ],
  })
})

test('a token of another issuer signs nobody in, though it is signed with the same keys', async ({ fort }) => {
  const { provider } = fort
  const refused = (name: string, iss: unknown) => attack(name, claims({ iss }), 'issuer_mismatch')
  const own = provider.issuerOf('corp')
  await assail(fort, 'OIDC issuer', {
    controls: [control('the issuer'), { name: 'the rival at its own callback', source: 'rival' }],
    attacks: [
      refused('invalid-iss', 'https://evil.example.com'),
      refused('missing-iss', undefined),
      refused('the rival, by the same keys', provider.issuerOf('rival')),
      refused('a slash more', `${own}/`),
      refused('another case', own.toUpperCase()),
      refused('another port', own.replace(/:\d+/, ':80')),
      refused('a longer path', `${own}/more`),
      refused('an empty one', ''),
      attack('a list', claims({ iss: [own] }), 'sign_in_answer_malformed'),
    ],
  })
})

test('a nonce counts in its own sign-in alone', async ({ fort }) => {
  const { address } = await fort.start('corp')
  const foreign = address.searchParams.get('nonce') ?? ''
  const refused = (name: string, change: Change) => attack(name, claims(change), 'nonce_mismatch')
  await assail(fort, 'OIDC nonce', {
    controls: [control('the nonce')],
    attacks: [
      refused('nonce-invalid', { nonce: 'another' }),
      refused('invalid-missing-nonce', { nonce: undefined }),
      refused('the nonce of another sign-in', { nonce: foreign }),
      refused('an empty nonce', { nonce: '' }),
      refused('one character more', ({ nonce }) => ({ nonce: `${nonce}A` })),
      refused('in another case', ({ nonce }) => ({ nonce: String(nonce).toLowerCase() })),
      refused('in a list', ({ nonce }) => ({ nonce: [nonce] })),
      refused('null', { nonce: null }),
    ],
  })
})

test('a token counts for minutes, by both clocks', async ({ fort }) => {
  await assail(fort, 'OIDC times', {
    controls: [
      control('now'),
      control('iat 9 minutes ago', shifted('iat', -540)),
      control('iat 45 s ahead', shifted('iat', 45)),
      control('exp 45 s ago', shifted('exp', -45)),
      control('nbf 45 s ahead', shifted('nbf', 45)),
    ],
    attacks: [
      attack('iat-is-week-in-past', shifted('iat', -604_800), 'clock_skew'),
      attack('iat 11 minutes ago', shifted('iat', -660), 'clock_skew'),
      attack('iat 2 minutes ahead', shifted('iat', 120), 'clock_skew'),
      attack(
        'iat in milliseconds',
        claims(({ iat }) => ({ iat: Number(iat) * 1000 })),
        'clock_skew',
      ),
      attack('iat below zero', claims({ iat: -1 }), 'clock_skew'),
      attack('missing-iat', claims({ iat: undefined }), 'claims_malformed'),
      attack(
        'iat as text',
        claims(({ iat }) => ({ iat: String(iat) })),
        'sign_in_answer_malformed',
      ),
      attack('invalid-expired-exp', shifted('exp', -120), 'answer_expired'),
      attack('exp of 1970', claims({ exp: 0 }), 'answer_expired'),
      attack('invalid-missing-exp', claims({ exp: undefined }), 'claims_malformed'),
      attack(
        'exp as text',
        claims(({ exp }) => ({ exp: String(exp) })),
        'sign_in_answer_malformed',
      ),
      attack('exp null', claims({ exp: null }), 'sign_in_answer_malformed'),
      attack('nbf 2 minutes ahead', shifted('nbf', 120), 'clock_skew'),
      attack(
        'nbf as text',
        claims(({ iat }) => ({ nbf: String(iat) })),
        'sign_in_answer_malformed',
      ),
    ],
  })
})

test('a token must name one person, and the access token that came with it', async ({ fort }) => {
  const subject = (name: string, sub: unknown, code = 'claims_malformed') => attack(name, claims({ sub }), code)
  const hash = (name: string, value: unknown) => attack(name, claims({ at_hash: value }), 'signature_invalid')
  await assail(fort, 'OIDC subject and at_hash', {
    controls: [
      control('the subject'),
      control('missing-athash', claims({ at_hash: undefined })),
      ...['RS256', 'PS256', 'ES256', 'EdDSA'].map((alg) => control(`at_hash of ${alg}`, { alg })),
    ],
    attacks: [
      subject('missing-sub', undefined),
      subject('an empty sub', ''),
      subject('a blank sub', ' \t'),
      subject('a sub with NUL', 'honest-person\0'),
      subject('a sub with a line break', 'honest-person\n'),
      subject('half a character', '\ud800'),
      subject('an endless sub', 'x'.repeat(2000)),
      attack('a sub whose bytes are no text', { payload: withBrokenSubject }, 'claims_malformed'),
      subject('a sub that is a number', 7, 'sign_in_answer_malformed'),
      subject('a sub in a list', ['honest-person'], 'sign_in_answer_malformed'),
      subject('a sub that is null', null, 'sign_in_answer_malformed'),
      hash('invalid-athash', 'AAAAAAAAAAAAAAAAAAAAAA'),
      hash('an empty at_hash', ''),
      hash('at_hash cut short', 'AAAA'),
      hash('at_hash that is a number', 7),
      hash('at_hash that is null', null),
    ],
  })
})

/** Another broken byte would be decoded to the same text. */
function withBrokenSubject(standard: Json): Buffer {
  const [before = '', after = ''] = JSON.stringify({ ...standard, sub: 'honest-*' }).split('*')
  return Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)])
}

test('a source that is bound to a domain takes nobody from outside it', async ({ fort }) => {
  const email = (name: string, address: unknown, code = 'email_domain_not_allowed'): Attack => ({
    ...attack(name, claims({ email: address }), code),
    source: 'bound',
  })
  const verified = (name: string, statement: unknown): Attack => ({
    ...attack(name, claims({ email_verified: statement }), 'email_unverified'),
    source: 'bound',
  })
  await assail(fort, 'OIDC e-mail domain', {
    controls: [
      { name: 'an address of the domain', source: 'bound' },
      { name: 'the domain in capitals', source: 'bound', misbehaviour: claims({ email: 'person@EXAMPLE.com' }) },
    ],
    attacks: [
      email('another domain', 'person@evil.example'),
      email('a domain below it', 'person@sub.example.com'),
      email('a domain that ends alike', 'person@evil-example.com'),
      email('a domain that begins alike', 'person@example.com.evil.example'),
      email('two addresses', 'person@evil.example,person@example.com'),
      email('an address in the local part', '"person@evil.example"@example.com'),
      email('an address before another', 'person@evil.example@example.com'),
      email('a full-width at sign', 'person@evil.example\uff20example.com'),
      email('a small at sign', 'person@evil.example\ufe6bexample.com'),
      email('a Cyrillic letter', 'person@ex\u0430mple.com'),
      email('a zero-width space', 'person@exam\u200bple.com'),
      email('a line break', 'person@example.com\n@evil.example'),
      email('a space', 'person@example.com '),
      email('a display name', 'Person <person@example.com>'),
      email('none', undefined, 'email_unverified'),
      email('a list', ['person@example.com'], 'claims_malformed'),
      verified('not verified', false),
      verified('verified, as text', 'true'),
      verified('verified, as a number', 1),
      verified('nothing said of it', undefined),
    ],
  })
})
