import { X509Certificate } from 'node:crypto'
import type { SamlSourceConfig } from '../config/config'
import type { KeyRing, SigningKey } from '../domain/signing-key'
import { bindings, dataCiphers, keyTransports, maskFunctions, namespaces, transportDigests } from './saml-names'
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
  /** What the provider may encrypt for. */
  readonly decryptionKeys: KeyRing
  /** Whom this provider's answers to us may be made out to. */
  readonly addressees: readonly Addressee[]
}

/**
 * The metadata for the provider's administrator: the same text as long as the keys are the same. Every published certificate is in
 * it, so that a provider which reads it now and then never meets a signature of an unknown key. Source: SAML Metadata 2.4.4.
 */
export async function serviceProviderMetadata(us: ServiceProvider): Promise<SourceDocument> {
  const { config, consumerUrl, logoutUrl, keys } = us
  const wantsAssertions = config.signed === 'assertion' || config.signed === 'both'
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="${namespaces.metadata}" entityID="${escapeXml(config.spEntityId)}">`,
    `  <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="${wantsAssertions}"`,
    `      protocolSupportEnumeration="${namespaces.protocol}">`,
    ...certificatesOf(await keys.published()).flatMap((certificate) => keyDescriptor('signing', certificate)),
    ...(await encryptionDescriptors(us)),
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

/** Those that open for good: the key whose successor is in use opens on, and is offered to nobody any more. */
async function encryptionDescriptors({ config, decryptionKeys }: ServiceProvider): Promise<readonly string[]> {
  if (config.encryptedAssertions === 'refused') return []
  const { activeFrom } = await decryptionKeys.current()
  const offered = (await decryptionKeys.published()).filter((key) => key.activeFrom >= activeFrom)
  return certificatesOf(offered).flatMap((certificate) => keyDescriptor('encryption', certificate, encryptionMethods))
}

/** The strongest first: some providers take the first that they know. SAML Metadata 2.4.1.1. */
const encryptionMethods: readonly string[] = [
  ...Object.keys(dataCiphers)
    .toReversed()
    .map((cipher) => `<md:EncryptionMethod Algorithm="${cipher}"/>`),
  `<md:EncryptionMethod Algorithm="${keyTransports.oaep}">${digestMethod('sha256')}<xenc11:MGF xmlns:xenc11="${namespaces.encryption11}" Algorithm="${maskFunctions.sha256}"/></md:EncryptionMethod>`,
  `<md:EncryptionMethod Algorithm="${keyTransports.oaepMgf1p}">${digestMethod('sha1')}</md:EncryptionMethod>`,
]

function digestMethod(hash: keyof typeof transportDigests): string {
  return `<ds:DigestMethod xmlns:ds="${namespaces.signature}" Algorithm="${transportDigests[hash]}"/>`
}

function certificatesOf(keys: readonly SigningKey[]): readonly string[] {
  return keys.flatMap(({ certificate }) => certificate ?? [])
}

function keyDescriptor(
  use: 'signing' | 'encryption',
  certificate: string,
  methods: readonly string[] = [],
): readonly string[] {
  const bare = new X509Certificate(certificate).raw.toString('base64')
  return [
    `    <md:KeyDescriptor use="${use}">`,
    `      <ds:KeyInfo xmlns:ds="${namespaces.signature}">`,
    `        <ds:X509Data><ds:X509Certificate>${bare}</ds:X509Certificate></ds:X509Data>`,
    '      </ds:KeyInfo>',
    ...methods.map((method) => `      ${method}`),
    '    </md:KeyDescriptor>',
  ]
}
