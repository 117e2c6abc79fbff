import { X509Certificate } from 'node:crypto'
import type { SamlSourceConfig } from '../config/config'
import type { KeyRing } from '../domain/signing-key'
import { bindings, namespaces } from './saml-names'
import type { Addressee, SourceDocument } from './source'
import { escapeXml } from './xml-text'

/** Us, as one provider knows us. */
export interface ServiceProvider {
  readonly config: SamlSourceConfig
  /** Our assertion consumer service. */
  readonly consumerUrl: string
  /** Our single logout service; null for an application that signs nobody in. */
  readonly logoutUrl: string | null
  readonly keys: KeyRing
  /** Whom this provider's answers to us may be made out to. */
  readonly addressees: readonly Addressee[]
}

/**
 * The metadata for the provider's administrator: the same text as long as the keys are the same. Every published certificate is in
 * it, so that a provider which reads it now and then never meets a signature of an unknown key. Source: SAML Metadata 2.4.4.
 */
export async function serviceProviderMetadata({
  config,
  consumerUrl,
  logoutUrl,
  keys,
}: ServiceProvider): Promise<SourceDocument> {
  const certificates = (await keys.published()).flatMap(({ certificate }) =>
    certificate === null ? [] : [certificate],
  )
  const wantsAssertions = config.signed === 'assertion' || config.signed === 'both'
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="${namespaces.metadata}" entityID="${escapeXml(config.spEntityId)}">`,
    `  <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="${wantsAssertions}"`,
    `      protocolSupportEnumeration="${namespaces.protocol}">`,
    ...certificates.flatMap(keyDescriptor),
    ...(logoutUrl === null
      ? []
      : [bindings.redirect, bindings.post].flatMap((binding) => signOutService(binding, logoutUrl))),
    `    <md:AssertionConsumerService index="0" isDefault="true" Binding="${bindings.post}"`,
    `        Location="${escapeXml(consumerUrl)}"/>`,
    '  </md:SPSSODescriptor>',
    '</md:EntityDescriptor>',
    '',
  ].join('\n')
  return { contentType: 'application/samlmetadata+xml; charset=utf-8', body }
}

function signOutService(binding: string, logoutUrl: string): readonly string[] {
  return [`    <md:SingleLogoutService Binding="${binding}"`, `        Location="${escapeXml(logoutUrl)}"/>`]
}

function keyDescriptor(certificate: string): readonly string[] {
  const bare = new X509Certificate(certificate).raw.toString('base64')
  return [
    '    <md:KeyDescriptor use="signing">',
    `      <ds:KeyInfo xmlns:ds="${namespaces.signature}">`,
    `        <ds:X509Data><ds:X509Certificate>${bare}</ds:X509Certificate></ds:X509Data>`,
    '      </ds:KeyInfo>',
    '    </md:KeyDescriptor>',
  ]
}
