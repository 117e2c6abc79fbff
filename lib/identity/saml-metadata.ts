import { BrevetError } from '../domain/errors'
import { usableCertificate } from './saml-certificate'
import { bindings, namespaces } from './saml-names'
import { requireSecure } from './saml-url'
import { ancestorsOf, attributeOf, childElements, elementsWithin, readXml } from './xml-document'
import type { XmlLimits } from './xml-gate'

/** What Brevet needs to know of an identity provider. */
export interface IdpMetadata {
  readonly entityId: string
  readonly signIn: { readonly binding: 'post' | 'redirect'; readonly url: URL }
  /** Where its single logout service is, the preferred way first; empty when it has none. */
  readonly signOut: readonly SignOutService[]
  /** PEM; never empty. */
  readonly certificates: readonly string[]
  /** Null when the document sets no end. */
  readonly validUntil: Date | null
}

/** SAML Metadata 2.2.2 and 2.4.2. */
export interface SignOutService {
  readonly binding: 'post' | 'redirect'
  /** Takes our LogoutRequest. */
  readonly url: URL
  /** Takes our LogoutResponse. */
  readonly answerUrl: URL
}

export interface MetadataRules {
  /** Null: the document must describe one identity provider. */
  readonly entityId: string | null
  readonly publicUrl: string
  readonly now: Date
}

/** Federations publish many entities in one document; their comments and signatures mean nothing to us. */
const limits: XmlLimits = { depth: 64, elements: 50_000, signatures: 5_000, allowsComments: true }

/**
 * Reads SAML 2.0 metadata of an identity provider: its `IDPSSODescriptor`, with all keys for signing, in any order.
 * Fails with `source_misconfigured`. Source: SAML Metadata 2.3 and 2.4.
 */
export function readMetadata(text: string, rules: MetadataRules): IdpMetadata {
  const reading = readXml(text.replace(/^\ufeff/, ''), limits)
  if ('fault' in reading) throw misconfigured(reading.fault)
  const { entity, descriptor } = pickProvider(reading.root, rules.entityId)
  const validUntil = earliest([descriptor, entity, ...ancestorsOf(entity)])
  if (validUntil !== null && validUntil <= rules.now) throw misconfigured('metadata_expired')
  return {
    entityId: attributeOf(entity, 'entityID') ?? '',
    signIn: signInOf(descriptor, rules.publicUrl),
    signOut: signOutOf(descriptor, rules.publicUrl),
    certificates: certificatesOf(descriptor),
    validUntil,
  }
}

interface ProviderElements {
  readonly entity: Element
  readonly descriptor: Element
}

function pickProvider(root: Element, entityId: string | null): ProviderElements {
  const entities = elementsWithin(root).filter((element) => isMetadata(element, 'EntityDescriptor'))
  const providers = entities.flatMap((entity) => {
    const descriptor = childElements(entity, namespaces.metadata, 'IDPSSODescriptor').find(speaksSaml2)
    return descriptor ? [{ entity, descriptor }] : []
  })
  if (providers.length === 0) throw misconfigured('no_identity_provider')
  const chosen = providers.filter(({ entity }) => entityId === null || attributeOf(entity, 'entityID') === entityId)
  const [provider, ...further] = chosen
  if (!provider) throw misconfigured('entity_not_found')
  if (further.length > 0) throw misconfigured(entityId === null ? 'several_entities' : 'entity_twice')
  checkEntityId(attributeOf(provider.entity, 'entityID'))
  return provider
}

/** Entra's shared metadata has a literal `{tenant}` in it, and fits nobody's answers. */
function checkEntityId(entityId: string | null): void {
  if (!entityId || entityId.length > 1_024) throw misconfigured('no_entity_id')
  if (/[{}]/.test(entityId)) throw misconfigured('entity_id_placeholder')
}

function speaksSaml2(descriptor: Element): boolean {
  return (attributeOf(descriptor, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(namespaces.protocol)
}

function signInOf(descriptor: Element, publicUrl: string): IdpMetadata['signIn'] {
  const services = childElements(descriptor, namespaces.metadata, 'SingleSignOnService')
  for (const binding of ['post', 'redirect'] as const) {
    const service = services.find((candidate) => attributeOf(candidate, 'Binding') === bindings[binding])
    if (service) return { binding, url: requireSecure(attributeOf(service, 'Location') ?? '', publicUrl) }
  }
  throw misconfigured('no_sign_in_service')
}

/** HTTP-Redirect first: it needs no form. An address that cannot be used is none: nobody is kept from signing in by it. */
function signOutOf(descriptor: Element, publicUrl: string): IdpMetadata['signOut'] {
  const services = childElements(descriptor, namespaces.metadata, 'SingleLogoutService')
  return (['redirect', 'post'] as const).flatMap((binding) => {
    const service = services.find((candidate) => attributeOf(candidate, 'Binding') === bindings[binding])
    const location = service && attributeOf(service, 'Location')
    const url = location ? usableUrl(location, publicUrl) : null
    const answerUrl = usableUrl((service && attributeOf(service, 'ResponseLocation')) || (location ?? ''), publicUrl)
    return url && answerUrl ? [{ binding, url, answerUrl }] : []
  })
}

function usableUrl(address: string, publicUrl: string): URL | null {
  try {
    return requireSecure(address, publicUrl)
  } catch {
    return null
  }
}

function certificatesOf(descriptor: Element): readonly string[] {
  const keys = childElements(descriptor, namespaces.metadata, 'KeyDescriptor').filter((key) =>
    ['signing', null].includes(attributeOf(key, 'use')),
  )
  const stated = keys
    .flatMap(elementsWithin)
    .filter(({ localName, namespaceURI }) => localName === 'X509Certificate' && namespaceURI === namespaces.signature)
  const usable = stated.flatMap(({ textContent }) => usableCertificate(textContent ?? '') ?? [])
  if (usable.length === 0) throw misconfigured(stated.length === 0 ? 'no_signing_certificate' : 'no_usable_certificate')
  return [...new Set(usable)]
}

function earliest(elements: readonly Element[]): Date | null {
  const ends = elements.flatMap((element) => {
    const text = attributeOf(element, 'validUntil')
    return text === null ? [] : [Date.parse(text)]
  })
  if (ends.some(Number.isNaN)) throw misconfigured('valid_until')
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

function isMetadata(element: Element, name: string): boolean {
  return element.localName === name && element.namespaceURI === namespaces.metadata
}

function misconfigured(reason: string): BrevetError {
  return new BrevetError('source_misconfigured', { what: 'metadata', reason })
}
