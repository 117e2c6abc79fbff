import type { SourceConfig } from '../config/config'
import { createOidcSource } from './oidc'
import { createSamlSource } from './saml'
import type { IdentitySource, SourceDependencies } from './source'

/** The registry of protocols: one configured entry in, one source out. Contacts nobody yet. */
export function createSource(config: SourceConfig, dependencies: SourceDependencies): IdentitySource {
  switch (config.kind) {
    case 'oidc':
      return createOidcSource(config, dependencies)
    case 'saml':
      return createSamlSource(config, dependencies)
  }
}
