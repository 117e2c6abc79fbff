import { createPrivateKey } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { makeSigningKey } from './key.fixture'
import { type SamlStatement, writeAssertion, writeResponse } from './saml-response'
import { samlServiceProvider } from './saml-service-provider'
import { signXml, type XmlSigner } from './saml-signature'

let signer: XmlSigner
beforeAll(async () => {
  const key = await makeSigningKey('saml-idp')
  signer = { key: createPrivateKey(key.privateKey.reveal()), certificate: key.certificate ?? '' }
})

const makeStatement = (changes: Partial<SamlStatement> = {}): SamlStatement => ({
  responseId: '_r',
  assertionId: '_a',
  issuer: 'https://brevet.example/federation/saml/metadata',
  serviceProvider: samlServiceProvider('aws'),
  nameId: 'user:corp:ana',
  authenticatedAt: new Date('2026-11-25T07:58:00Z'),
  issuedAt: new Date('2026-11-25T08:00:00Z'),
  expiresAt: new Date('2026-11-25T08:05:00Z'),
  attributes: [],
  ...changes,
})

const xmlText = fc
  .string({ unit: fc.oneof(fc.constantFrom('&', '<', '>', '"', "'", '\r', '\n', '\t', ']]>', '𝒳', 'é'), fc.string()) })
  .filter((text) => /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(text))

it('carries any text that XML can carry, unchanged and under both signatures', () => {
  fc.assert(
    fc.property(xmlText, xmlText, (nameId, value) => {
      const statement = makeStatement({ nameId, attributes: [{ name: value, values: [value] }] })
      const xml = signXml(writeResponse(statement, signXml(writeAssertion(statement), signer)), signer)
      const response = new DOMParser().parseFromString(xml, 'text/xml')
      const signatures = Array.from(response.getElementsByTagName('ds:Signature'))
      expect(signatures).toHaveLength(2)
      for (const signature of signatures) {
        const verifier = new SignedXml({ publicCert: signer.certificate })
        verifier.loadSignature(signature)
        expect(verifier.checkSignature(xml)).toBe(true)
      }
      expect(response.getElementsByTagName('saml:NameID')[0]?.textContent).toBe(nameId)
      expect(response.getElementsByTagName('saml:AttributeValue')[0]?.textContent).toBe(value)
      expect(response.getElementsByTagName('saml:Attribute')[0]?.getAttribute('Name')).toBe(value)
    }),
    { numRuns: 40 },
  )
})

it.each(['\u0000', '\u000b', '\ufffe', '\ud800'])('refuses %j, which XML 1.0 cannot carry', (nameId) => {
  expect(() => writeAssertion(makeStatement({ nameId }))).toThrow(expect.objectContaining({ code: 'claims_malformed' }))
})

it.each([
  ['aws', 'https://signin.aws.amazon.com/saml', 'urn:amazon:webservices'],
  ['aws-us-gov', 'https://signin.amazonaws-us-gov.com/saml', 'urn:amazon:webservices:govcloud'],
  ['aws-cn', 'https://signin.amazonaws.cn/saml', 'urn:amazon:webservices:cn-north-1'],
  [
    'aws-eusc',
    'https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml',
    'https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml',
  ],
  ['aws-iso', 'https://signin.c2shome.ic.gov/saml', 'https://signin.c2shome.ic.gov/saml'],
  ['aws-iso-b', 'https://signin.sc2shome.sgov.gov/saml', 'https://signin.sc2shome.sgov.gov/saml'],
] as const)('addresses a role of %s to its own sign-in', (partition, recipient, audience) => {
  expect(samlServiceProvider(partition)).toEqual({ recipient, audience })
})

it.each(['aws-iso-e', 'aws-iso-f'] as const)('guesses no address in %s, and takes the configured one', (partition) => {
  expect(() => samlServiceProvider(partition)).toThrow(
    expect.objectContaining({ details: { reason: 'saml_address_unknown', partition } }),
  )
  const configured = { recipient: 'https://signin.example/saml', audience: 'urn:example' }
  expect(samlServiceProvider(partition, { [partition]: configured })).toEqual(configured)
})
