import type {
  AwsAccount,
  OidcProvider,
  OidcProviderRegistration,
  SamlProvider,
  SamlProviderRegistration,
} from './entities'
import { makeId } from './identifiers'
import * as rules from './registry-rules'
import { parseSamlMetadata, type SamlMetadata } from './saml-metadata'

export type MetadataReader = (xml: string) => SamlMetadata

/** Makes a provider as IAM CreateOpenIDConnectProvider does. */
export function makeOidcProvider(registration: OidcProviderRegistration, account: AwsAccount): OidcProvider {
  const url = rules.normaliseProviderUrl(registration.url)
  rules.checkClientIds(registration.clientIds)
  const keyPrefix = url.replace(/^https?:\/\//, '')
  const arn = `arn:${account.partition}:iam::${account.id}:oidc-provider/${keyPrefix}`
  return { accountId: account.id, url, clientIds: [...registration.clientIds], keyPrefix, arn }
}

/** Makes a provider as IAM CreateSAMLProvider does. */
export function makeSamlProvider(
  registration: SamlProviderRegistration,
  account: AwsAccount,
  read: MetadataReader,
): SamlProvider {
  rules.checkSamlProviderName(registration.name)
  const { name, metadata, assertionEncryptionMode, privateKeys = [] } = registration
  return {
    accountId: account.id,
    name,
    arn: `arn:${account.partition}:iam::${account.id}:saml-provider/${name}`,
    idpId: makeId('SAMLSP'),
    assertionEncryption: assertionEncryptionMode ?? null,
    decryptionKeys: rules.readDecryptionKeys(privateKeys),
    ...read(metadata),
  }
}

/** Replaces metadata, and of the encryption what is given, as IAM UpdateSAMLProvider does. */
export function updateSamlProvider(present: SamlProvider, next: SamlProvider): SamlProvider {
  const { idpId, assertionEncryption, decryptionKeys } = present
  return {
    ...next,
    idpId,
    assertionEncryption: next.assertionEncryption ?? assertionEncryption,
    decryptionKeys: next.decryptionKeys.length > 0 ? next.decryptionKeys : decryptionKeys,
  }
}

/** Hundreds of accounts register the same document, so the last one read is remembered. */
export function metadataReader(): MetadataReader {
  let last: { readonly xml: string; readonly metadata: SamlMetadata } | null = null
  return (xml) => {
    if (last?.xml !== xml) last = { xml, metadata: parseSamlMetadata(xml) }
    return last.metadata
  }
}
