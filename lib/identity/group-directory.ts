import type { DirectoryKind } from '../domain/group-list'
import type { NameId } from '../domain/proof'
import type { Claims } from './oidc-token'
import type { AssertionAttributes } from './saml-attributes'

/**
 * A provider's own directory, asked by Brevet itself for the groups that a signed answer leaves out. Its addresses stand in the
 * configuration; those that an answer names are never asked.
 */
export interface GroupDirectory {
  readonly kind: DirectoryKind
  /**
   * All groups of a person whom the source has verified, nested ones included where the provider nests: the whole list or none.
   * Fails with `directory_unreachable`, with `directory_misconfigured` when what it says cannot be used, and with `groups_incomplete`
   * when the verified answer does not name somebody of this directory.
   */
  groupsOf(person: VerifiedPerson): Promise<readonly string[]>
}

/** What a verified answer says of whom it is about, as it says it. */
export type VerifiedPerson =
  | { readonly kind: 'oidc'; readonly claims: Claims }
  | { readonly kind: 'saml'; readonly nameId: NameId; readonly attributes: AssertionAttributes }

/** What every directory is given. */
export interface DirectoryDependencies {
  readonly now: () => Date
  readonly fetch: typeof fetch
}

/** More are no list that Brevet takes from anybody. */
export const maxDirectoryGroups = 5_000
