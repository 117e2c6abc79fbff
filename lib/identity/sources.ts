import type { SourceConfig } from '../config/config'
import { createDirectory } from './group-directories'
import { createOidcSource } from './oidc'
import { watchReach } from './reach'
import { createSamlSource } from './saml'
import type { IdentitySource, SourceDependencies, WatchedSource } from './source'

/** One configured entry in, one source out. Contacts nobody yet. What is remembered of the provider is not of its directory. */
export function createSource(config: SourceConfig, dependencies: Omit<SourceDependencies, 'directory'>): WatchedSource {
  const { fetch, unreachableSince } = watchReach(dependencies.fetch, dependencies.now)
  const directory = config.directory && createDirectory(config.directory, dependencies)
  return { ...speak(config, { ...dependencies, directory, fetch }), unreachableSince }
}

/** The registry of protocols. */
function speak(config: SourceConfig, dependencies: SourceDependencies): IdentitySource {
  switch (config.kind) {
    case 'oidc':
      return createOidcSource(config, dependencies)
    case 'saml':
      return createSamlSource(config, dependencies)
  }
}
