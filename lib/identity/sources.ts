import type { SourceConfig } from '../config/config'
import { createOidcSource } from './oidc'
import { watchReach } from './reach'
import { createSamlSource } from './saml'
import type { IdentitySource, SourceDependencies, WatchedSource } from './source'

/** One configured entry in, one source out. Contacts nobody yet. */
export function createSource(config: SourceConfig, dependencies: SourceDependencies): WatchedSource {
  const { fetch, unreachableSince } = watchReach(dependencies.fetch, dependencies.now)
  return { ...speak(config, { ...dependencies, fetch }), unreachableSince }
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
