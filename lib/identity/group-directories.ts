import type { DirectoryConfig } from '../config/config'
import { createEntraDirectory } from './entra-directory'
import { createGoogleDirectory } from './google-directory'
import type { DirectoryDependencies, GroupDirectory } from './group-directory'
import { createOktaDirectory } from './okta-directory'

/** The registry of directories. Contacts nobody yet. */
export function createDirectory(config: DirectoryConfig, dependencies: DirectoryDependencies): GroupDirectory {
  switch (config.kind) {
    case 'entra':
      return createEntraDirectory(config, dependencies)
    case 'okta':
      return createOktaDirectory(config, dependencies)
    case 'google':
      return createGoogleDirectory(config, dependencies)
  }
}
