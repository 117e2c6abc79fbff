import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config'
import { configText, faultsOf, parsed, type Surroundings } from '../parse-config.fixture'

const [pem = '', otherPem = ''] = rootCertificates
const base64 = pem.replaceAll(/-----.*-----|\s/g, '')
const fingerprint = (certificate: string) => new X509Certificate(certificate).fingerprint256
const metadataUrl = 'metadataUrl: "https://adfs.example.net/metadata.xml"'

function sourceText(more: string): string {
  return configText({ signIn: `[{ id: partners, kind: saml, ${more} }]` })
}

function source(more: string, surroundings?: Surroundings): SamlSourceConfig {
  const [first] = parsed(sourceText(more), surroundings).signIn
  if (first?.kind !== 'saml') throw new Error('no SAML source')
  return first
}

describe('a SAML source', () => {
  it('needs metadata only', () => {
    expect(source(metadataUrl)).toMatchObject({
      label: 'partners',
      metadata: { from: 'url', url: 'https://adfs.example.net/metadata.xml', entityId: null },
      spEntityId: 'https://aws.example.com/auth/partners/metadata',
      signed: 'either',
      clockSkewSeconds: 120,
      forceAuthn: false,
      emailTrust: 'provider',
    })
  })

  it('takes groups from the attribute groups alone, and name and e-mail from where most providers put them', () => {
    const { attributes } = source(metadataUrl)
    expect(attributes).toMatchObject({ subject: null, groups: ['groups'], others: {} })
    expect(attributes.name).toContain('urn:oid:2.16.840.1.113730.3.1.241')
    expect(attributes.email).toContain('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress')
  })

  it('makes the path of a metadata file absolute', () => {
    const files = { '/etc/brevet/partners.xml': '<x/>' }
    expect(source('metadataFile: partners.xml', { files }).metadata).toEqual({
      from: 'file',
      path: '/etc/brevet/partners.xml',
      entityId: null,
    })
  })

  it('takes certificates as PEM, several in one file, or as base64', () => {
    const files = { '/etc/idp.pem': `${pem}\n${otherPem}\n` }
    const more = `entityId: x, signInUrl: "https://i.example.net", certificates: ["\${file:/etc/idp.pem}", "${base64}"]`
    const { metadata } = source(more, { files })
    const certificates = metadata.from === 'values' ? metadata.certificates : []
    expect(certificates.map(fingerprint)).toEqual([pem, otherPem, pem].map(fingerprint))
    expect(certificates.every((certificate) => certificate.startsWith('-----BEGIN CERTIFICATE-----'))).toBe(true)
  })

  it('may say without metadata where single logout is, and must not beside it', () => {
    const values = `entityId: x, signInUrl: "https://i.example.net", certificates: "${base64}"`
    expect(source(`${values}, signOutUrl: "https://i.example.net/slo"`).metadata).toMatchObject({
      signOutUrl: 'https://i.example.net/slo',
    })
    expect(source(values).metadata).toMatchObject({ signOutUrl: null })
    expect(faultsOf(sourceText(`${metadataUrl}, signOutUrl: "https://i.example.net/slo"`))).toEqual([
      'signIn[0].signOutUrl: is given together with metadata, which says it; keep one of them',
    ])
    expect(faultsOf(sourceText(`${values}, signOutUrl: "http://i.example.net/slo"`))).toEqual([
      'signIn[0].signOutUrl: must be https; http is accepted on loopback only',
    ])
  })

  it('has no second application for AWS unless it is given', () => {
    expect(source(metadataUrl).awsAssertion).toBeNull()
  })

  it('has a second application with the metadata of the source, or its own', () => {
    const { awsAssertion, metadata } = source(`${metadataUrl}, awsAssertion: {}`)
    expect(awsAssertion).toEqual({ spEntityId: 'https://aws.example.com/auth/partners/aws/metadata', metadata })
    const own =
      'awsAssertion: { spEntityId: "urn:amazon:webservices", metadataUrl: "https://adfs.example.net/aws.xml" }'
    expect(source(`${metadataUrl}, ${own}`).awsAssertion).toEqual({
      spEntityId: 'urn:amazon:webservices',
      metadata: { from: 'url', url: 'https://adfs.example.net/aws.xml', entityId: null },
    })
  })

  it.each([
    [
      'awsAssertion: { metadataUrl: "http://adfs.example.net/aws.xml" }',
      ['signIn[0].awsAssertion.metadataUrl: must be https; http is accepted on loopback only'],
    ],
    [
      'awsAssertion: { entityId: x, certificates: MIIBnotacertificate }',
      [
        'signIn[0].awsAssertion.signInUrl: is missing; without metadata, entityId, signInUrl and certificates are needed',
        'signIn[0].awsAssertion.certificates[0]: must be an X.509 certificate, as PEM or base64',
      ],
    ],
    ['awsAssertion: { audience: x }', [expect.stringContaining('signIn[0].awsAssertion.audience: unknown key')]],
  ])('refuses in its second application %s', (more, faults) => {
    expect(faultsOf(sourceText(`${metadataUrl}, ${more}`))).toEqual(faults)
  })

  it.each([
    ['label: x', ['signIn[0]: needs metadataUrl, or metadataFile, or entityId with signInUrl and certificates']],
    [
      `entityId: x, certificates: "${base64}"`,
      ['signIn[0].signInUrl: is missing; without metadata, entityId, signInUrl and certificates are needed'],
    ],
    [
      'entityId: x, signInUrl: "https://i.example.net", certificates: []',
      ['signIn[0].certificates: is missing; without metadata, entityId, signInUrl and certificates are needed'],
    ],
    [
      'entityId: x, signInUrl: "https://i.example.net", certificates: MIIBnotacertificate',
      ['signIn[0].certificates[0]: must be an X.509 certificate, as PEM or base64'],
    ],
    [
      `${metadataUrl}, signInUrl: "https://i.example.net"`,
      ['signIn[0].signInUrl: is given together with metadata, which says it; keep one of them'],
    ],
    ['metadataFile: nope.xml', ['signIn[0].metadataFile: the file cannot be read (ENOENT)']],
    [
      'metadataUrl: "http://adfs.example.net/metadata.xml"',
      ['signIn[0].metadataUrl: must be https; http is accepted on loopback only'],
    ],
    [
      `${metadataUrl}, clockSkew: -1`,
      [expect.stringContaining('signIn[0].clockSkew: must be a duration from 0s to 5m')],
    ],
    [`${metadataUrl}, signed: neither`, ['signIn[0].signed: must be "either", "assertion", "response" or "both"']],
    [
      `${metadataUrl}, groupFormat: { keys: true }`,
      ['signIn[0].groupFormat.keys: exists for oidc only; SAML attributes are texts'],
    ],
  ])('refuses %s', (more, faults) => {
    expect(faultsOf(sourceText(more))).toEqual(faults)
  })
})
