import { describe, expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config/config'
import { idp, idpEntityId, signedInAsAna, signIn, signInUrl, stranger, verdict } from './saml.fixture'
import type { Signing } from './saml-response.fixture'
import { algorithms, makeSigner, type SignatureRecipe } from './saml-signer.fixture'

const signings = ['assertion', 'response', 'both'] as const

describe('what must be signed', () => {
  const verdicts: Readonly<Record<SamlSourceConfig['signed'], Readonly<Record<Signing, string>>>> = {
    either: { none: 'assertion', assertion: 'ok', response: 'ok', both: 'ok' },
    assertion: { none: 'assertion', assertion: 'ok', response: 'assertion', both: 'ok' },
    response: { none: 'response', assertion: 'response', response: 'ok', both: 'ok' },
    both: { none: 'assertion', assertion: 'response', response: 'assertion', both: 'ok' },
  }
  const cases = Object.entries(verdicts).flatMap(([signed, row]) =>
    Object.entries(row).map(([signing, missing]) => [signed, signing, missing] as const),
  )

  it.each(cases)('with %s wanted and %s signed: %s', async (signed, signing, missing) => {
    const attempt = signIn({ signing: signing as Signing }, { signed: signed as SamlSourceConfig['signed'] })
    const outcome = await attempt.then(
      () => 'ok',
      (error) => (error.code === 'signature_missing' ? error.details.part : error),
    )
    expect(outcome).toBe(missing)
  })
})

describe('algorithms', () => {
  it.each<readonly [string, SignatureRecipe]>([
    ['RSA-SHA256', { method: algorithms.rsaSha256, digest: algorithms.sha256 }],
    ['RSA-SHA512', { method: algorithms.rsaSha512, digest: algorithms.sha512 }],
    ['RSA-PSS', { method: algorithms.rsaPss }],
    ['inclusive prefixes, as Okta sends them', { prefixes: 'xs' }],
  ])('accepts %s', async (_, recipe) => {
    for (const signing of signings) expect(await verdict(signIn({ signing, recipe }))).toBe(signedInAsAna)
  })

  it.each<readonly [string, SignatureRecipe, string]>([
    ['RSA-SHA1', { method: algorithms.rsaSha1 }, 'rsa-sha1'],
    ['a SHA-1 digest', { digest: algorithms.sha1 }, 'sha1'],
    ['HMAC with the certificate as key', { method: algorithms.hmacSha1 }, 'hmac-sha1'],
    ['an unknown algorithm', { method: 'urn:none' }, 'unknown'],
    ['an unknown digest', { digest: 'urn:sha256' }, 'unknown'],
  ])('refuses %s by name', async (_, recipe, algorithm) => {
    for (const signing of signings) {
      const error = await signIn({ signing, recipe }).catch((thrown) => thrown)
      expect([error.code, error.details]).toEqual(['alg_unsupported', { algorithm }])
    }
  })
})

/** The provider's key signs all of these. */
const signedInfos: Readonly<Record<string, (xml: string) => string>> = {
  'no transforms': (xml) => xml.replace(/<ds:Transforms>.*<\/ds:Transforms>/, ''),
  'empty transforms': (xml) => xml.replace(/<ds:Transform .*<\/ds:Transform>/, ''),
  'only the enveloped transform': (xml) => xml.replace(/<ds:Transform [^>]*xml-exc-c14n#"><\/ds:Transform>/, ''),
  'a third transform': (xml) => xml.replace(/<ds:Transform [^>]*xml-exc-c14n#"><\/ds:Transform>/, '$&$&'),
  'transforms in other order': (xml) =>
    xml.replace(/(<ds:Transform .*?<\/ds:Transform>)(<ds:Transform .*?<\/ds:Transform>)/, '$2$1'),
  XSLT: (xml) => xml.replace(algorithms.enveloped, 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
  XPath: (xml) => xml.replace(algorithms.enveloped, 'http://www.w3.org/TR/1999/REC-xpath-19991116'),
  'XPath inside a transform': (xml) => xml.replace(`${algorithms.enveloped}">`, '$&<ds:XPath>1</ds:XPath>'),
  'inclusive canonicalisation of the reference': (xml) =>
    xml.replace(/(<ds:Transform Algorithm=")[^"]*xml-exc-c14n#/, '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
  'canonicalisation with comments': (xml) =>
    xml.replace(/(<ds:Transform Algorithm="[^"]*xml-exc-c14n#)/, '$1WithComments'),
  'inclusive canonicalisation of SignedInfo': (xml) =>
    xml.replace(/(Method Algorithm=")[^"]*xml-exc-c14n#/, '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
  'an empty URI': (xml) => xml.replace(/URI="[^"]*"/, 'URI=""'),
  'no URI': (xml) => xml.replace(/ URI="[^"]*"/, ''),
  'a URI without hash': (xml) => xml.replace('URI="#', 'URI="'),
  'a URI elsewhere': (xml) => xml.replace(/URI="[^"]*"/, 'URI="http://127.0.0.1:9/x"'),
  'a file URI': (xml) => xml.replace(/URI="[^"]*"/, 'URI="file:///etc/passwd"'),
  'an XPointer': (xml) => xml.replace(/URI="[^"]*"/, 'URI="#xpointer(/)"'),
  'a URI with a quote': (xml) => xml.replace(/URI="#/, `URI="#' or '1'='1`),
  'no reference': (xml) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, ''),
  'two references': (xml) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, '$&$&'),
  'two digest values': (xml) => xml.replace(/<ds:DigestValue>.*<\/ds:DigestValue>/, '$&$&'),
  'an element in the digest value': (xml) => xml.replace('<ds:DigestValue>', '$&<ds:x></ds:x>'),
  'an empty digest value': (xml) =>
    xml.replace(/<ds:DigestValue>.*<\/ds:DigestValue>/, '<ds:DigestValue></ds:DigestValue>'),
  'the digest of nothing': (xml) =>
    xml.replace(/(<ds:DigestValue>).*(<\/ds:DigestValue>)/, '$147DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=$2'),
}

/** These change what was signed. */
const tamperings: Readonly<Record<string, (xml: string) => string>> = {
  'an empty signature value': (xml) =>
    xml.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/, '<ds:SignatureValue></ds:SignatureValue>'),
  'no signature value': (xml) => xml.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/, ''),
  'two signature values': (xml) => xml.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/, '$&$&'),
  'no SignedInfo': (xml) => xml.replace(/<ds:SignedInfo.*?<\/ds:SignedInfo>/, ''),
  'two SignedInfo': (xml) => xml.replace(/<ds:SignedInfo.*?<\/ds:SignedInfo>/, '$&$&'),
  'a SignedInfo in KeyInfo': (xml) => xml.replace(/(<ds:SignedInfo.*?<\/ds:SignedInfo>)(.*?<ds:KeyInfo>)/, '$2$1'),
  'another digest': (xml) => xml.replace(/(<ds:DigestValue>)./, '$1'),
  'another method than was signed': (xml) => xml.replace(algorithms.rsaSha256, algorithms.rsaSha512),
  'an Object': (xml) => xml.replace('</ds:Signature>', '<ds:Object/></ds:Signature>'),
  'two signatures on one element': (xml) => xml.replace(/<ds:Signature .*?<\/ds:Signature>/s, '$&$&'),
  'a signature of another namespace': (xml) =>
    xml.replace('<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', '<ds:Signature xmlns:ds="urn:ds"'),
}

const refusals = ['signature_invalid', 'alg_unsupported', 'signature_missing', 'sign_in_answer_malformed']

describe.each(signings)('with the %s signed', (signing) => {
  it.each(Object.entries(signedInfos))('refuses %s', async (_, signedInfo) => {
    expect(refusals).toContain(await verdict(signIn({ signing, recipe: { signedInfo } })))
  })

  it.each(Object.entries(tamperings))('refuses %s', async (_, tamper) => {
    expect(refusals).toContain(await verdict(signIn({ signing, tamper })))
  })

  it('refuses a stranger’s signature, whatever certificate it carries', async () => {
    for (const keyInfo of [stranger.certificate, idp.certificate]) {
      expect(await verdict(signIn({ signing, signer: stranger, recipe: { keyInfo } }))).toBe('signature_invalid')
    }
  })

  it('does not mind what certificate the provider puts beside its signature', async () => {
    expect(await verdict(signIn({ signing, recipe: { keyInfo: stranger.certificate } }))).toBe(signedInAsAna)
  })

  it('accepts each of several certificates, expired ones too, and no longer one that was removed', async () => {
    const old = await makeSigner({ until: new Date('2021-01-01T00:00:00Z') })
    const metadata = (...certificates: string[]) =>
      ({ metadata: { from: 'values', entityId: idpEntityId, signInUrl, signOutUrl: null, certificates } }) as const
    const both = metadata(old.certificate, idp.certificate)
    expect(await verdict(signIn({ signing }, both))).toBe(signedInAsAna)
    expect(await verdict(signIn({ signing, signer: old }, both))).toBe(signedInAsAna)
    expect(await verdict(signIn({ signing, signer: old }, metadata(idp.certificate)))).toBe('signature_invalid')
  })
})

it('refuses a response whose own signature is good and whose assertion’s is not', async () => {
  const response = (xml: string) => xml.replace('>ana<', '>eve<')
  expect(await verdict(signIn({ signing: 'both', response }))).toBe('signature_invalid')
})
