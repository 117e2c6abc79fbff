import { readFile, stat } from 'node:fs/promises'
import type { SamlMetadataConfig } from '../config/config'
import { BrevetError, isBrevetError } from '../domain/errors'
import { usableCertificate } from './saml-certificate'
import { download } from './saml-download'
import { type IdpMetadata, readMetadata, type SignOutService } from './saml-metadata'
import { requireSecure } from './saml-url'
import type { SourceDependencies } from './source'

/** Gives the provider as it is known now. Fails with `source_unreachable` or `source_misconfigured`. */
export type Provider = () => Promise<IdpMetadata>

/** With 45 s, 5 s for the download and one request in flight, a change is in force within a minute. */
const pollMilliseconds = 45_000
const retryMilliseconds = 5_000

/** The provider that a source's configuration names. Contacts nobody until it is asked. */
export function createProvider(config: SamlMetadataConfig, dependencies: SourceDependencies): Provider {
  switch (config.from) {
    case 'values':
      return async () => fromValues(config, dependencies.publicUrl)
    case 'file':
      return keepGood(fileLoader(config, dependencies), { pause: 0, retry: 0, now: dependencies.now })
    case 'url':
      return keepGood(urlLoader(config, dependencies), {
        pause: pollMilliseconds,
        retry: retryMilliseconds,
        now: dependencies.now,
      })
  }
}

/** HTTP-Redirect, which every provider must offer (SAML Conformance 3.1). */
function fromValues(config: Extract<SamlMetadataConfig, { from: 'values' }>, publicUrl: string): IdpMetadata {
  const certificates = config.certificates.flatMap((certificate) => usableCertificate(certificate) ?? [])
  if (certificates.length === 0) throw misconfigured('no_usable_certificate')
  const signIn = { binding: 'redirect', url: requireSecure(config.signInUrl, publicUrl) } as const
  const signOut = config.signOutUrl === null ? [] : [signOutService(requireSecure(config.signOutUrl, publicUrl))]
  return { entityId: config.entityId, signIn, signOut, certificates, validUntil: null }
}

function signOutService(url: URL): SignOutService {
  return { binding: 'redirect', url, answerUrl: url }
}

type Loader = () => Promise<IdpMetadata>

function urlLoader(config: Extract<SamlMetadataConfig, { from: 'url' }>, dependencies: SourceDependencies): Loader {
  const { publicUrl, now } = dependencies
  return async () => {
    const text = await download(requireSecure(config.url, publicUrl), dependencies.fetch)
    return readMetadata(text, { entityId: config.entityId, publicUrl, now: now() })
  }
}

/** Reads the file again when it was replaced or changed. */
function fileLoader(config: Extract<SamlMetadataConfig, { from: 'file' }>, dependencies: SourceDependencies): Loader {
  const { publicUrl, now } = dependencies
  let known: { readonly state: string; readonly metadata: IdpMetadata } | null = null
  return async () => {
    try {
      const { mtimeMs, size, ino } = await stat(/* turbopackIgnore: true */ config.path)
      const state = `${mtimeMs} ${size} ${ino}`
      if (known?.state === state) return known.metadata
      const text = await readFile(/* turbopackIgnore: true */ config.path, 'utf8')
      const metadata = readMetadata(text, { entityId: config.entityId, publicUrl, now: now() })
      known = { state, metadata }
      return metadata
    } catch (error) {
      if (isBrevetError(error)) throw error
      throw misconfigured('file_unreadable')
    }
  }
}

interface Schedule {
  /** Milliseconds after which a copy is looked at again. */
  readonly pause: number
  /** Milliseconds before the next try after a failure. */
  readonly retry: number
  readonly now: () => Date
}

/**
 * Asks the loader when the copy is due, once for all who wait. A load that fails, or names another entity than before, leaves the last
 * good copy in force, until that copy's own end: no failure makes a check weaker.
 */
function keepGood(load: Loader, { pause, retry, now }: Schedule): Provider {
  let good: IdpMetadata | null = null
  let fault: unknown = null
  let dueAt = 0
  let flight: Promise<void> | null = null
  const refresh = async () => {
    const startedAt = now().getTime()
    try {
      const loaded = await load()
      if (good !== null && good.entityId !== loaded.entityId) throw misconfigured('entity_changed')
      good = loaded
      dueAt = startedAt + pause
    } catch (error) {
      fault = error
      dueAt = startedAt + retry
    } finally {
      flight = null
    }
  }
  return async () => {
    if (now().getTime() >= dueAt) {
      flight ??= refresh()
      await flight
    }
    if (good === null) throw fault
    if (good.validUntil !== null && good.validUntil <= now()) throw misconfigured('metadata_expired')
    return good
  }
}

function misconfigured(reason: string): BrevetError {
  return new BrevetError('source_misconfigured', { what: 'metadata', reason })
}
