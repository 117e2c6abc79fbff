import type { AwsAssertionConfig, SamlMetadataConfig, SamlSourceConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { FaultLog } from '../fault-log'
import { fileErrorReason } from '../reference'
import type { ProviderOriginEntry, SamlSourceEntry } from '../schema/source-schema'
import { certificatePublishedAt, certificatesWithin, pemCertificates } from './certificate'
import { type CheckContext, checkServiceUrl } from './check'
import { toSourceBase } from './source-base'

/** What the shape of a SAML source cannot say. */
export function checkSamlSource(entry: SamlSourceEntry, path: ConfigPath, context: CheckContext): void {
  checkOrigin(entry, path, context)
  checkSignOutUrl(entry, path, context)
  const { awsAssertion } = entry
  if (awsAssertion && hasOrigin(awsAssertion)) checkOrigin(awsAssertion, [...path, 'awsAssertion'], context)
  if (entry.providerInitiated && entry.forceAuthn)
    context.log.fault(
      [...path, 'providerInitiated'],
      'is given together with forceAuthn, which nobody can ask of a sign-in that begins at the provider; keep one of them',
      'key',
    )
}

function checkOrigin(entry: ProviderOriginEntry, path: ConfigPath, context: CheckContext): void {
  checkServiceUrl(entry.metadataUrl, [...path, 'metadataUrl'], context)
  checkServiceUrl(entry.signInUrl, [...path, 'signInUrl'], context)
  checkMetadataFile(entry, [...path, 'metadataFile'], context)
  checkOneOrigin(entry, path, context)
  checkCertificates(entry.certificates, [...path, 'certificates'], context)
  checkCertificates(entry.metadataCertificates, [...path, 'metadataCertificates'], context)
}

function checkCertificates(certificates: readonly string[] = [], path: ConfigPath, { log }: CheckContext): void {
  for (const [index, certificate] of certificates.entries()) {
    const pem = pemCertificates(certificate)
    if (pem === null) log.fault([...path, index], 'must be an X.509 certificate, as PEM or base64')
    else checkUnpublished(pem, [...path, index], log)
  }
}

function checkUnpublished(pem: readonly string[], path: ConfigPath, log: FaultLog): void {
  const place = pem.map(certificatePublishedAt).find((one) => one !== null)
  if (place)
    log.fault(path, `is a certificate whose private key anybody can have (from ${place}), and so sign in as anyone`)
}

function checkSignOutUrl(entry: SamlSourceEntry, path: ConfigPath, context: CheckContext): void {
  const { signOutUrl, metadataUrl, metadataFile } = entry
  checkServiceUrl(signOutUrl, [...path, 'signOutUrl'], context)
  if (signOutUrl !== undefined && (metadataUrl !== undefined || metadataFile !== undefined)) {
    context.log.fault(
      [...path, 'signOutUrl'],
      'is given together with metadata, which says it; keep one of them',
      'key',
    )
  }
}

/** One origin: metadata by URL, or by file, or the three values. */
function checkOneOrigin(entry: ProviderOriginEntry, path: ConfigPath, { log }: CheckContext): void {
  const hasMetadata = entry.metadataUrl !== undefined || entry.metadataFile !== undefined
  if (entry.metadataUrl !== undefined && entry.metadataFile !== undefined) {
    log.fault([...path, 'metadataFile'], 'is given together with metadataUrl; keep one of them')
  }
  if (!hasMetadata && entry.metadataCertificates !== undefined)
    log.fault([...path, 'metadataCertificates'], 'is given without metadata to be signed', 'key')
  for (const key of ['signInUrl', 'certificates'] as const) {
    if (hasMetadata && entry[key] !== undefined)
      log.fault([...path, key], 'is given together with metadata, which says it; keep one of them', 'key')
  }
  if (hasMetadata) return
  const missing = (['entityId', 'signInUrl', 'certificates'] as const).filter((key) => !entry[key]?.length)
  if (missing.length === 3)
    log.fault(path, 'needs metadataUrl, or metadataFile, or entityId with signInUrl and certificates')
  else
    for (const key of missing)
      log.fault([...path, key], 'is missing; without metadata, entityId, signInUrl and certificates are needed')
}

function checkMetadataFile(entry: ProviderOriginEntry, path: ConfigPath, { log, readFile }: CheckContext): void {
  if (entry.metadataFile === undefined) return
  try {
    checkUnpublished(certificatesWithin(readFile(entry.metadataFile)), path, log)
  } catch (error) {
    log.fault(path, `the file cannot be read (${fileErrorReason(error)})`)
  }
}

/** What a source needs to know of its surroundings. */
export interface SourcePlace {
  readonly publicUrl: string
  /** Makes a path in the file absolute. */
  readonly resolvePath: (path: string) => string
}

/** The source as the identity stage sees it. */
export function toSamlSource(entry: SamlSourceEntry, place: SourcePlace): SamlSourceConfig {
  return {
    ...toSourceBase(entry),
    kind: 'saml',
    metadata: toMetadata(entry, place),
    spEntityId: entry.spEntityId ?? `${place.publicUrl}/auth/${entry.id}/metadata`,
    signed: entry.signed,
    encryptedAssertions: entry.encryptedAssertions,
    providerInitiated: entry.providerInitiated,
    attributes: { ...entry.attributes, subject: entry.attributes.subject ?? null },
    clockSkewSeconds: entry.clockSkew,
    forceAuthn: entry.forceAuthn,
    awsAssertion: toAwsAssertion(entry, place),
  }
}

function toAwsAssertion(entry: SamlSourceEntry, place: SourcePlace): AwsAssertionConfig | null {
  const { awsAssertion } = entry
  if (!awsAssertion) return null
  return {
    spEntityId: awsAssertion.spEntityId ?? `${place.publicUrl}/auth/${entry.id}/aws/metadata`,
    metadata: toMetadata(hasOrigin(awsAssertion) ? awsAssertion : entry, place),
  }
}

function hasOrigin(entry: ProviderOriginEntry): boolean {
  const { metadataUrl, metadataFile, metadataCertificates, entityId, signInUrl, certificates } = entry
  const origin = [metadataUrl, metadataFile, metadataCertificates, entityId, signInUrl, certificates]
  return origin.some((value) => value !== undefined)
}

type SignOutEntry = Pick<SamlSourceEntry, 'signOutUrl'>

function toMetadata(entry: ProviderOriginEntry & SignOutEntry, place: SourcePlace): SamlMetadataConfig {
  const entityId = entry.entityId ?? null
  const signers = (entry.metadataCertificates ?? []).flatMap((certificate) => pemCertificates(certificate) ?? [])
  if (entry.metadataUrl !== undefined) return { from: 'url', url: entry.metadataUrl, entityId, signers }
  if (entry.metadataFile !== undefined)
    return { from: 'file', path: place.resolvePath(entry.metadataFile), entityId, signers }
  return {
    from: 'values',
    entityId: entry.entityId ?? '',
    signInUrl: entry.signInUrl ?? '',
    signOutUrl: entry.signOutUrl ?? null,
    certificates: (entry.certificates ?? []).flatMap((certificate) => pemCertificates(certificate) ?? []),
  }
}
