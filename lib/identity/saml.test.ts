import { createVerify } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SignedXml } from 'xml-crypto'
import {
  begin,
  consumerUrl,
  factsFor,
  portal,
  posted,
  samlConfig,
  samlSource,
  signedInAsAna,
  signIn,
  signInUrl,
  spEntityId,
  stranger,
  verdict,
} from './saml.fixture'
import { idpMetadata } from './saml-metadata.fixture'
import { renderResponse } from './saml-response.fixture'
import type { IdentitySource } from './source'
import { readXml } from './xml-document'

/** A source whose provider offers the POST binding. */
function postSource(changes: Parameters<typeof samlSource>[0] = {}): IdentitySource {
  const metadata = { from: 'url', url: 'https://idp.example.com/metadata', entityId: null } as const
  return samlSource({ metadata, ...changes }, { fetch: async () => new Response(idpMetadata()) })
}

async function postedRequest(source: IdentitySource): Promise<string> {
  const { started } = await begin(source)
  return started.kind === 'post' ? Buffer.from(started.fields['SAMLRequest'] ?? '', 'base64').toString() : ''
}

describe('a sign-in that begins', () => {
  it('posts a signed AuthnRequest when the provider takes one', async () => {
    const { started, pending } = await begin(postSource())
    if (started.kind !== 'post') throw new Error('expected a form')
    expect(started.url.href).toBe(signInUrl)
    expect(Object.keys(started.fields)).toEqual(['SAMLRequest', 'RelayState'])
    expect(started.fields['RelayState']).toBe(pending.id)
    const xml = Buffer.from(started.fields['SAMLRequest'] ?? '', 'base64').toString()
    const signature = new SignedXml({ publicCert: portal.certificate, getCertFromKeyInfo: () => null })
    signature.loadSignature(/<Signature.*<\/Signature>/s.exec(xml)?.[0] ?? '')
    expect(signature.signatureAlgorithm).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')
    expect(signature.checkSignature(xml)).toBe(true)
    expect(signature.getSignedReferences()[0]).toContain(`ID="${pending.memory['requestId']}"`)
  })

  it('redirects with a signed query when the provider takes no form', async () => {
    const { started, pending } = await begin(samlSource())
    if (started.kind !== 'redirect') throw new Error('expected a redirect')
    const [query = '', signature = ''] = started.url.search.slice(1).split('&Signature=')
    expect(query).toMatch(/^SAMLRequest=[^&]+&RelayState=[^&]+&SigAlg=[^&]+rsa-sha256$/)
    const bytes = Buffer.from(decodeURIComponent(signature), 'base64')
    expect(createVerify('RSA-SHA256').update(query).verify(portal.certificate, bytes)).toBe(true)
    expect(started.url.searchParams.get('RelayState')).toBe(pending.id)
    const request = inflateRawSync(Buffer.from(started.url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
    expect(request).toContain(`ID="${pending.memory['requestId']}"`)
  })

  it('asks for no NameID format, no context and no index, and names where to answer', async () => {
    const request = await postedRequest(postSource())
    expect(request).not.toMatch(/ Format=|RequestedAuthnContext|ServiceIndex|ForceAuthn|IsPassive|<saml:Subject/)
    expect(request).toContain(`AssertionConsumerServiceURL="${consumerUrl}"`)
    expect(request).toContain('ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"')
    expect(request).toContain(`Destination="${signInUrl}"`)
    expect(request).toContain(`>${spEntityId}</saml:Issuer>`)
  })

  it('asks to authenticate again when it is configured to', async () => {
    expect(await postedRequest(postSource({ forceAuthn: true }))).toContain('ForceAuthn="true"')
  })

  it('never begins a request id with a digit', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => begin(samlSource())))
    expect(ids.filter(({ pending }) => !/^_[\da-f]{40}$/.test(pending.memory['requestId'] ?? ''))).toEqual([])
  })
})

describe('our metadata', () => {
  it('says who we are, where to answer and which keys sign, the same each time', async () => {
    const document = await samlSource({ signed: 'both' }).metadata()
    expect(document).toEqual(await samlSource({ signed: 'both' }).metadata())
    const reading = readXml(document?.body ?? '', { depth: 8, elements: 20, signatures: 0, allowsComments: false })
    expect(reading).toHaveProperty('root')
    expect(document?.contentType).toBe('application/samlmetadata+xml; charset=utf-8')
    expect(document?.body).toContain(`entityID="${spEntityId}"`)
    expect(document?.body).toContain(`Location="${consumerUrl}"`)
    expect(document?.body).toContain('AuthnRequestsSigned="true" WantAssertionsSigned="true"')
    expect(document?.body).toContain(portal.certificate.replace(/-----[A-Z ]+-----|\s/g, ''))
  })

  it.each(['either', 'response'] as const)('asks for no signed assertion when %s is enough', async (signed) => {
    expect((await samlSource({ signed }).metadata())?.body).toContain('WantAssertionsSigned="false"')
  })
})

describe('a sign-in that ends', () => {
  it('keeps the proof of it, with what a logout and a replay check need', async () => {
    const ends = new Date(Date.now() + 3_600_000)
    const { proof, sessionEndsBy, identity } = await signIn({
      assertion: (xml) => xml.replace('SessionIndex=', `SessionNotOnOrAfter="${ends.toISOString()}" SessionIndex=`),
    })
    if (proof.kind !== 'saml') throw new Error('expected a SAML proof')
    expect(sessionEndsBy).toEqual(ends)
    expect(proof.assertionId).toMatch(/^_[\da-f]{32}$/)
    expect(proof.assertion.reveal()).toContain(`ID="${proof.assertionId}"`)
    expect(JSON.stringify(proof)).not.toContain('<saml')
    expect(proof.sessionIndex).toBe('_session')
    expect(proof.nameId).toMatchObject({ value: 'ana', nameQualifier: null, spNameQualifier: null })
    const lifetime = proof.expiresAt.getTime() - identity.authenticatedAt.getTime()
    expect(lifetime).toBeGreaterThanOrEqual((300 + 120) * 1000)
  })

  it('uses nothing up: a forged answer leaves the good one good', async () => {
    const source = samlSource()
    const { pending } = await begin(source)
    const answer = (signer = stranger) => posted(renderResponse(factsFor(pending, { signer })), pending.id)
    expect(await verdict(source.finish(answer(), pending))).toBe('signature_invalid')
    expect(await verdict(source.finish(posted(renderResponse(factsFor(pending)), pending.id), pending))).toBe(
      signedInAsAna,
    )
  })

  it('offers no sign-out at a provider that has none', async () => {
    const { proof } = await signIn()
    const { metadata } = samlConfig()
    const none = { metadata: { ...metadata, signOutUrl: null } as typeof metadata }
    expect(await samlSource(none).signOutUrl(proof, new URL('https://portal.example.com/'))).toBeNull()
  })
})
