import { X509Certificate } from 'node:crypto'
import type { KeyRing, SigningKey } from '../domain/signing-key'
import { escapeXml } from './xml-text'

interface SamlIdpMetadataOptions {
  readonly entityId: string
  /** AWS never sends a request there, but demands one. */
  readonly signOnUrl: string
  readonly ring: Pick<KeyRing, 'published'>
}

/**
 * The metadata for IAM's CreateSAMLProvider and UpdateSAMLProvider, with every published certificate.
 * IAM asks for 1000 to 10 000 000 characters of UTF-8 without BOM. Source: SAML Metadata 2.4.3.
 */
export async function samlIdpMetadata({ entityId, signOnUrl, ring }: SamlIdpMetadataOptions): Promise<string> {
  const keys = await ring.published()
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(entityId)}">`,
    '  <md:IDPSSODescriptor WantAuthnRequestsSigned="false"',
    '      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...keys.flatMap(writeKeyDescriptor),
    '    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>',
    '    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"',
    `        Location="${escapeXml(signOnUrl)}"/>`,
    '  </md:IDPSSODescriptor>',
    '</md:EntityDescriptor>',
    '',
  ].join('\n')
}

function writeKeyDescriptor({ certificate }: SigningKey): readonly string[] {
  if (certificate === null) return []
  return [
    '    <md:KeyDescriptor use="signing">',
    '      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    `        <ds:X509Data><ds:X509Certificate>${bareCertificate(certificate)}</ds:X509Certificate></ds:X509Data>`,
    '      </ds:KeyInfo>',
    '    </md:KeyDescriptor>',
  ]
}

function bareCertificate(pem: string): string {
  return new X509Certificate(pem).raw.toString('base64')
}
