import type { DirectoryConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { DirectoryEntry } from '../schema/directory-schema'
import type { SourceEntry } from '../schema/source-schema'
import { parseUrl } from '../web-address'
import { type CheckContext, checkServiceUrl } from './check'
import { checkEntraDirectory, toEntraDirectory } from './entra-directory'
import { checkGoogleDirectory, toGoogleDirectory } from './google-directory'
import { checkOktaDirectory, toOktaDirectory } from './okta-directory'

/** What the shape of a source's directory cannot say. */
export function checkDirectory(entry: SourceEntry, path: ConfigPath, context: CheckContext): void {
  const { directory } = entry
  if (!directory) return
  const at = [...path, 'directory']
  checkAddresses(directory, at, context)
  checkReferences(directory, at, context)
  if (directory.kind === 'entra') checkEntraDirectory({ source: entry, directory }, at, context)
  if (directory.kind === 'okta') checkOktaDirectory({ source: entry, directory }, at, context)
  if (directory.kind === 'google') checkGoogleDirectory(directory, at, context)
}

const origins = ['loginUrl', 'graphUrl', 'url', 'apiUrl'] as const

/** Pages of a list are followed within one origin, so that an origin is all that an address may be. */
function checkAddresses(entry: Directory, path: ConfigPath, context: CheckContext): void {
  const addresses: Readonly<Partial<Record<string, unknown>>> = entry
  for (const key of [...origins, 'tokenUrl']) {
    const address = addresses[key]
    if (typeof address !== 'string') continue
    checkServiceUrl(address, [...path, key], context)
    const url = parseUrl(address)
    const isMore = url?.search || (key !== 'tokenUrl' && url && url.pathname !== '/')
    if (isMore) context.log.fault([...path, key], 'must be an origin, without path or query')
  }
}

function checkReferences(entry: Directory, path: ConfigPath, { log }: CheckContext): void {
  for (const key of ['clientSecret', 'apiToken', 'privateKey', 'credentials']) {
    const at = [...path, key]
    if (!(key in entry) || log.isReferenced(at)) continue
    log.warn(at, `is written in the file; better refer to it by \${env:NAME} or \${file:/path}`)
  }
}

type Directory = DirectoryEntry

/** The directory as the identity stage sees it; null when the source has none. */
export function toDirectory(source: SourceEntry): DirectoryConfig | null {
  const { directory } = source
  switch (directory?.kind) {
    case undefined:
      return null
    case 'entra':
      return toEntraDirectory({ source, directory })
    case 'okta':
      return toOktaDirectory({ source, directory })
    case 'google':
      return toGoogleDirectory(directory)
  }
}
