import { idp, idpEntityId, signInUrl } from './saml.fixture'
import { type SignatureRecipe, signRoot, type TestSigner } from './saml-signer.fixture'

export interface MetadataFacts {
  readonly entityId?: string
  /** PEM. */
  readonly certificates?: readonly string[]
  /** Attributes of the EntityDescriptor, such as `validUntil="…"`. */
  readonly attributes?: string
  /** Replaces the KeyDescriptors. */
  readonly keys?: string
  /** Replaces the SingleSignOnServices. */
  readonly services?: string
}

export const namespace = 'urn:oasis:names:tc:SAML:2.0:metadata'

export function keyDescriptor(certificate: string, use: 'signing' | 'encryption' | null = 'signing'): string {
  const bare = certificate.replace(/-----[A-Z ]+-----/g, '')
  const content = `<ds:X509Data><ds:X509Certificate>${bare}</ds:X509Certificate></ds:X509Data>`
  return `<md:KeyDescriptor${use === null ? '' : ` use="${use}"`}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${content}</ds:KeyInfo></md:KeyDescriptor>`
}

export function service(binding: 'HTTP-POST' | 'HTTP-Redirect' | 'SOAP', location: string): string {
  return `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`
}

/** One provider's EntityDescriptor. */
export function entityDescriptor(facts: MetadataFacts = {}): string {
  const { entityId = idpEntityId, certificates = [idp.certificate], attributes = '' } = facts
  const keys = facts.keys ?? certificates.map((certificate) => keyDescriptor(certificate)).join('')
  const services = facts.services ?? service('HTTP-Redirect', signInUrl) + service('HTTP-POST', signInUrl)
  return [
    `<md:EntityDescriptor xmlns:md="${namespace}" entityID="${entityId}" ${attributes}>`,
    '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    `${keys}${services}</md:IDPSSODescriptor></md:EntityDescriptor>`,
  ].join('')
}

export function idpMetadata(facts: MetadataFacts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${entityDescriptor(facts)}`
}

/** The same, with something at its beginning that a signature can stand behind. */
export function signedMetadata(signer: TestSigner, facts: MetadataFacts = {}, recipe: SignatureRecipe = {}): string {
  const named = { ...facts, attributes: `ID="_metadata" ${facts.attributes ?? ''}` }
  const xml = entityDescriptor(named).replace('<md:IDPSSODescriptor', '<md:Extensions></md:Extensions>$&')
  return signRoot(xml, signer, { behind: '</md:Extensions>', ...recipe })
}
