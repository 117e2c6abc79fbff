import { createVerify } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  begin,
  factsFor,
  idp,
  idpEntityId,
  portal,
  posted,
  publicUrl,
  samlSource,
  signOutUrl,
  spEntityId,
} from './saml.fixture'
import { byQuery, logoutUrl, requestXml } from './saml-logout.fixture'
import { readMetadata } from './saml-metadata'
import { keyDescriptor, namespace as metadataNamespace } from './saml-metadata.fixture'
import { persistent, renderResponse } from './saml-response.fixture'
import type { SignOutMessage, SignOutRequest } from './source'

async function read(message: SignOutMessage): Promise<SignOutRequest> {
  const { singleLogout } = samlSource()
  if (!singleLogout) throw new Error('SAML has single logout')
  return singleLogout.read(message)
}

/** Verifies a query of ours with our certificate; gives the document. */
function opened(url: URL, name: string): string {
  const query = url.search.slice(1)
  const [text = '', signature = ''] = query.split('&Signature=')
  const value = Buffer.from(decodeURIComponent(signature), 'base64')
  expect(createVerify('sha256').update(text).verify(portal.certificate, value)).toBe(true)
  return inflateRawSync(Buffer.from(url.searchParams.get(name) ?? '', 'base64')).toString()
}

describe('what we send', () => {
  it('answers to the address of the configuration, signed, whatever the request says', async () => {
    const { singleLogout } = samlSource()
    const request = await read(byQuery(requestXml(), { relayState: 'https://evil.example/"' }))
    const answer = await singleLogout?.answer(request)
    if (answer?.kind !== 'redirect') throw new Error('no redirect')
    expect(answer.url.href.startsWith(`${signOutUrl}?SAMLResponse=`)).toBe(true)
    expect(answer.url.searchParams.get('RelayState')).toBe('https://evil.example/"')
    const xml = opened(answer.url, 'SAMLResponse')
    expect(xml).toContain(`InResponseTo="${request.messageId}"`)
    expect(xml).toContain(`Destination="${signOutUrl}"`)
    expect(xml).toContain(`>${spEntityId}</saml:Issuer>`)
    expect(xml).toContain('urn:oasis:names:tc:SAML:2.0:status:Success')
  })

  it('answers by a form, as a signed document, where the provider takes nothing else', async () => {
    const services = `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/>`
    const slo = `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/slo" ResponseLocation="https://idp.example.com/slo-answer"/>`
    const text = `<md:EntityDescriptor xmlns:md="${metadataNamespace}" entityID="${idpEntityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keyDescriptor(idp.certificate)}${slo}${services}</md:IDPSSODescriptor></md:EntityDescriptor>`
    const metadata = { from: 'url', url: 'https://idp.example.com/metadata', entityId: null } as const
    const { singleLogout } = samlSource({ metadata }, { fetch: async () => new Response(text) })
    const request = await singleLogout?.read(byQuery(requestXml(), { relayState: 'relay' }))
    const answer = request && (await singleLogout?.answer(request))
    expect(answer).toMatchObject({
      kind: 'post',
      url: new URL('https://idp.example.com/slo-answer'),
      fields: { RelayState: 'relay' },
    })
    const xml = Buffer.from(answer?.kind === 'post' ? (answer.fields['SAMLResponse'] ?? '') : '', 'base64').toString()
    expect(xml).toMatch(/<\/saml:Issuer><(?:ds:)?Signature /)
  })

  it('answers nothing where the provider has no such address', async () => {
    const metadata = {
      from: 'values',
      entityId: idpEntityId,
      signInUrl: 'https://idp.example.com/sso',
      signOutUrl: null,
      certificates: [idp.certificate],
    } as const
    const { singleLogout } = samlSource({ metadata })
    const request = await singleLogout?.read(byQuery(requestXml()))
    expect(request && (await singleLogout?.answer(request))).toBeNull()
  })

  it('asks the provider to end its session, signed, with the name and the session that it gave', async () => {
    const source = samlSource()
    const { pending } = await begin(source)
    const { proof, atProvider } = await source.finish(posted(renderResponse(factsFor(pending)), pending.id), pending)
    expect(atProvider).toEqual({ subject: 'ana', sessionId: '_session' })
    const url = await source.signOutUrl(proof, new URL(logoutUrl))
    if (!url) throw new Error('no address')
    expect(url.href.startsWith(`${signOutUrl}?SAMLRequest=`)).toBe(true)
    const xml = opened(url, 'SAMLRequest')
    expect(xml).toContain(`Format="${persistent}">ana</saml:NameID><samlp:SessionIndex>_session</samlp:SessionIndex>`)
    expect(xml).toContain(`Destination="${signOutUrl}"`)
  })

  it('says in our metadata where single logout is', async () => {
    const document = await samlSource().metadata()
    expect(document?.body.match(new RegExp(`Location="${logoutUrl}"`, 'g'))).toHaveLength(2)
  })
})

describe('the single logout service of a provider', () => {
  const rules = { entityId: null, publicUrl, now: new Date() }
  const described = (service: string) =>
    readMetadata(
      `<md:EntityDescriptor xmlns:md="${metadataNamespace}" entityID="x"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keyDescriptor(idp.certificate)}${service}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`,
      rules,
    ).signOut
  const service = (binding: string, location: string) =>
    `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`

  it('is taken by redirect first, and none by SOAP', () => {
    const ways = described(
      service('SOAP', 'https://i.example/s') +
        service('HTTP-POST', 'https://i.example/p') +
        service('HTTP-Redirect', 'https://i.example/r'),
    )
    expect(ways.map(({ binding, url }) => `${binding} ${url.href}`)).toEqual([
      'redirect https://i.example/r',
      'post https://i.example/p',
    ])
  })

  it('is none where its address is no secure one, and people still sign in', () => {
    expect(described(service('HTTP-Redirect', 'http://i.example/r'))).toEqual([])
    expect(described(service('HTTP-Redirect', 'javascript:alert(1)'))).toEqual([])
    expect(described('')).toEqual([])
  })
})
