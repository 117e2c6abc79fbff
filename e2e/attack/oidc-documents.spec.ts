import { gzipSync } from 'node:zlib'
import { type Attack, assail, expectHonest, expectRefused } from './assault'
import { inBatches } from './batches'
import { expect, test } from './oidc-fort'
import { type Answer, hugeAnswer, jsonAnswer, pageAnswer, redirectAnswer } from './openid-provider/answer'
import type { DiscoveryChange } from './openid-provider/discovery'
import { type Json, signatureOf } from './openid-provider/signer'

const json = { 'content-type': 'application/json' }
const page = pageAnswer('<html><script>alert(1)</script></html>')
const deep: Answer = { status: 200, headers: json, body: `{"keys":${'['.repeat(200_000)}${']'.repeat(200_000)}}` }

function bomb(body: Json): Answer {
  const { body: text, headers, ...answer } = hugeAnswer(body, 8)
  return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(text) }
}

/** Places that a provider could have us ask, or to which it sends on. */
const places = [
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://10.0.0.1/',
  'file:///etc/passwd',
  'data:application/json,{}',
  'javascript:alert(1)',
  'ftp://example.com/',
  '//example.com/keys',
  'keys',
  '',
]

test('a discovery document that is not in order sends nobody anywhere', async ({ fort }) => {
  const spoilt = (name: string, discovery: DiscoveryChange, code = 'source_misconfigured'): Attack => ({
    name,
    code,
    source: fort.spoil({ discovery }),
  })
  const changed = (name: string, change: Json, code?: string) =>
    spoilt(name, (document) => ({ ...document, ...change }), code)
  const { provider } = fort
  const rival = provider.issuerOf('rival')
  await assail(fort, 'OIDC discovery', {
    controls: [
      { name: 'the document' },
      { name: 'members of its own', source: fort.spoil({ discovery: (document) => ({ ...document, own: {} }) }) },
    ],
    attacks: [
      changed('discovery-issuer-mismatch', { issuer: 'https://evil.example.com' }, 'issuer_mismatch'),
      changed('the issuer of the rival', { issuer: rival }, 'issuer_mismatch'),
      spoilt('a slash more', (document) => ({ ...document, issuer: `${document['issuer']}/` }), 'issuer_mismatch'),
      changed('another case', { issuer: rival.toUpperCase() }, 'issuer_mismatch'),
      changed('no issuer', { issuer: undefined }),
      changed('issuers in a list', { issuer: [rival] }),
      changed('no key set', { jwks_uri: undefined }),
      changed('no token endpoint', { token_endpoint: undefined }),
      changed('HS256 and none alone', { id_token_signing_alg_values_supported: ['HS256', 'none'] }, 'alg_unsupported'),
      changed('algorithms that are a text', { id_token_signing_alg_values_supported: 'ES256' }, 'alg_unsupported'),
      ...places.flatMap((place) => [
        changed(`keys at ${place}`, { jwks_uri: place }),
        changed(`tokens at ${place}`, { token_endpoint: place }),
      ]),
      changed('a sign-in at javascript:', { authorization_endpoint: 'javascript:alert(1)' }),
      spoilt('a redirect', () => redirectAnswer(`${provider.url}/elsewhere/followed`)),
      spoilt('a redirect to the metadata of a machine', () => redirectAnswer('http://169.254.169.254/latest/')),
      spoilt('a page', () => page),
      spoilt('404', () => jsonAnswer({}, 404)),
      spoilt('201', (document) => jsonAnswer(document, 201)),
      spoilt('a list', () => jsonAnswer([])),
      spoilt('lists in lists', () => deep),
      spoilt('5 MB', (document) => hugeAnswer(document, 5), 'source_unreachable'),
      spoilt('a gzip bomb', bomb),
      spoilt('503', () => jsonAnswer({}, 503), 'source_unreachable'),
    ],
  })
  expect(provider.received('elsewhere', 'followed')).toEqual([])
})

test('what is served in place of keys signs nobody in', async ({ fort }) => {
  const served = (name: string, keySet: (set: Json) => Answer | Json, code = 'source_misconfigured'): Attack => ({
    name,
    code,
    source: fort.spoil({ keySet: (keys) => keySet({ keys }) }),
  })
  const { provider } = fort
  await assail(fort, 'OIDC key set', {
    controls: [
      { name: 'the keys' },
      {
        name: 'keys as application/jwk-set+json',
        source: fort.spoil({
          keySet: (keys) => ({ ...jsonAnswer({ keys }), headers: { 'content-type': 'application/jwk-set+json' } }),
        }),
      },
    ],
    attacks: [
      served('a redirect', () => redirectAnswer(`${provider.url}/elsewhere/followed`)),
      served('a redirect to the metadata of a machine', () => redirectAnswer('http://169.254.169.254/latest/')),
      served('a page', () => page),
      served('404', () => jsonAnswer({}, 404)),
      served('201', (set) => jsonAnswer(set, 201)),
      served('keys that are no list', () => ({ keys: {} })),
      served('keys under another name', ({ keys }) => ({ Keys: keys })),
      served('a list', ({ keys }) => jsonAnswer(keys)),
      served('lists in lists', () => deep, 'signature_invalid'),
      served('more keys than anybody has', () => ({ keys: Array.from({ length: 10_000 }, () => ({ kty: 'EC' })) })),
      served('5 MB', (set) => hugeAnswer(set, 5), 'source_unreachable'),
      served('a gzip bomb', bomb),
      served('503', () => jsonAnswer({}, 503), 'source_unreachable'),
    ],
  })
  expect(provider.received('elsewhere', 'followed')).toEqual([])
})

test('a new key counts within a minute, a withdrawn one no longer', async ({ fort }) => {
  const family = 'OIDC key rotation'
  const { provider } = fort
  const source = fort.spoil({})
  const old = provider.keys.get('ES256')
  if (!old) throw new Error('the provider has no key')
  const fetched = () => provider.received(source, 'jwks').length
  await assail(fort, family, { controls: [{ name: 'before', source }], attacks: [] })
  provider.rotate('ES256')
  await fort.advance(60)
  const byOld = {
    header: (header: Json) => ({ ...header, kid: old.kid }),
    signature: (input: string) => signatureOf('ES256', input, old.privateKey),
  }
  await assail(fort, family, {
    controls: [
      { name: 'signing-key-rotation', source },
      { name: 'another key of the set', source, misbehaviour: { alg: 'RS256' } },
    ],
    attacks: [{ name: 'the withdrawn key', source, code: 'signature_invalid', misbehaviour: byOld }],
  })
  expect(fetched()).toBe(2)
})

test('hundreds of tokens with unknown keys have the key set fetched once a minute', async ({ fort }) => {
  const family = 'OIDC flood of unknown keys'
  const { provider } = fort
  const source = fort.spoil({})
  const fetched = () => provider.received(source, 'jwks').length
  const flood = Array.from({ length: 100 }, (_, index) => `unknown-${index}`)
  for (const minute of [1, 2]) {
    await inBatches(flood, async (kid) => {
      const verdict = await fort.signIn(source, { header: (header) => ({ ...header, kid }) })
      expectRefused(family, `${kid}, minute ${minute}`, { verdict, code: 'signature_invalid' })
    })
    expectHonest(family, `after it, minute ${minute}`, await fort.signIn(source))
    expect(fetched()).toBe(minute)
    await fort.advance(60)
  }
  expect(provider.received(source, 'openid-configuration')).toHaveLength(1)
})

test('keys that cannot be fetched are those of before, and of no use to anybody else', async ({ fort }) => {
  const family = 'OIDC keys out of reach'
  const source = fort.spoil({})
  await assail(fort, family, { controls: [{ name: 'before', source }], attacks: [] })
  fort.provider.publish(source, { keySet: () => jsonAnswer({}, 503) })
  await fort.advance(60)
  const attempts = {
    controls: [{ name: 'while they are away', source }],
    attacks: [
      {
        name: 'an unknown key meanwhile',
        source,
        code: 'signature_invalid',
        misbehaviour: { header: (header: Json) => ({ ...header, kid: 'unknown' }) },
      },
    ],
  }
  await assail(fort, family, attempts)
  fort.provider.publish(source, { keySet: () => ({ keys: [] }) })
  await fort.advance(60)
  const withdrawn = { name: 'a key that was withdrawn since', source, code: 'signature_invalid' }
  await assail(fort, family, { controls: [], attacks: [withdrawn] })
})
