import { type Entitlement, ownerOf } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import { previewSession, type SessionPreview } from '../federation/session-preview'
import type { Setup } from './setup'

/** What the page of one role says beside the entitlement and its offer. */
export interface RoleDetail {
  readonly preview: SessionPreview
  /** Whom the account belongs to, by its tag `owner` or `team`; null when it has neither. */
  readonly accountOwner: string | null
  /** The grants that could take the role away, and do not; their names are for administrators. */
  readonly denies: { readonly count: number; readonly names: readonly string[] | null }
}

/** For somebody who has the entitlement. Nothing is asked of AWS. */
export function roleDetail(
  { access, config, trusts }: Setup,
  identity: Identity,
  entitlement: Entitlement,
): RoleDetail {
  const { grants } = access.explain(identity, entitlement.id)
  const denies = grants.filter(({ effect }) => effect === 'deny').map(({ grant }) => grant)
  return {
    preview: previewSession(identity, entitlement, { aws: config.aws, trusts }),
    accountOwner: ownerOf(entitlement.account),
    denies: { count: denies.length, names: access.isAdmin(identity) ? denies : null },
  }
}
