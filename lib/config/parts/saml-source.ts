import type { AwsAssertionConfig, SamlMetadataConfig, SamlSourceConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import { fileErrorReason } from '../reference'
import type { ProviderOriginEntry, SamlSourceEntry } from '../schema/source-schema'
import { pemCertificates } from './certificate'
import { type CheckContext, checkServiceUrl } from './check'
import { toSourceBase } from './source-base'

/** What the shape of a SAML source cannot say. */
export function checkSamlSource(entry: SamlSourceEntry, path: ConfigPath, context: CheckContext): void {
  checkOrigin(entry, path, context)
  checkSignOutUrl(entry, path, context)
  const { awsAssertion } = entry
  if (awsAssertion && hasOrigin(awsAssertion)) checkOrigin(awsAssertion, [...path, 'awsAssertion'], context)
}

function checkOrigin(entry: ProviderOriginEntry, path: ConfigPath, context: CheckContext): void {
  checkServiceUrl(entry.metadataUrl, [...path, 'metadataUrl'], context)
  checkServiceUrl(entry.signInUrl, [...path, 'signInUrl'], context)
  checkMetadataFile(entry, [...path, 'metadataFile'], context)
  checkOneOrigin(entry, path, context)
  for (const [index, certificate] of (entry.certificates ?? []).entries()) {
    if (pemCertificates(certificate) !== null) continue
    context.log.fault([...path, 'certificates', index], 'must be an X.509 certificate, as PEM or base64')
  }
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
    readFile(entry.metadataFile)
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

function hasOrigin({ metadataUrl, metadataFile, entityId, signInUrl, certificates }: ProviderOriginEntry): boolean {
  return [metadataUrl, metadataFile, entityId, signInUrl, certificates].some((value) => value !== undefined)
}

type SignOutEntry = Pick<SamlSourceEntry, 'signOutUrl'>

function toMetadata(entry: ProviderOriginEntry & SignOutEntry, place: SourcePlace): SamlMetadataConfig {
  const entityId = entry.entityId ?? null
  if (entry.metadataUrl !== undefined) return { from: 'url', url: entry.metadataUrl, entityId }
  if (entry.metadataFile !== undefined) return { from: 'file', path: place.resolvePath(entry.metadataFile), entityId }
  return {
    from: 'values',
    entityId: entry.entityId ?? '',
    signInUrl: entry.signInUrl ?? '',
    signOutUrl: entry.signOutUrl ?? null,
    certificates: (entry.certificates ?? []).flatMap((certificate) => pemCertificates(certificate) ?? []),
  }
}
