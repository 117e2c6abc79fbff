import { escapeMarkup } from '../markup'
import { certificateBody } from './certificate'
import { bindings, nameIdFormats, namespaces } from './names'

export interface ProviderAddresses {
  readonly entityId: string
  readonly signInUrl: string
}

/** The addresses of a provider at this origin. */
export function addressesAt(url: string): ProviderAddresses {
  return { entityId: `${url}/metadata`, signInUrl: `${url}/sso` }
}

/** The document a service provider's administrator is given. */
export function renderMetadata(addresses: ProviderAddresses, certificate: string): string {
  const service = (binding: string) =>
    `<md:SingleSignOnService Binding="${binding}" Location="${escapeMarkup(addresses.signInUrl)}"/>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${namespaces.metadata}" entityID="${escapeMarkup(addresses.entityId)}">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="${namespaces.protocol}">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="${namespaces.signature}"><ds:X509Data><ds:X509Certificate>${certificateBody(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>${nameIdFormats.persistent}</md:NameIDFormat>
    ${service(bindings.redirect)}
    ${service(bindings.post)}
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`
}
