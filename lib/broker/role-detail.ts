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
  /** Where the grants that give it stand in the configuration (`grants[3]`), by their ids; for administrators. */
  readonly places: ReadonlyMap<string, string> | null
}

/** For somebody who has the entitlement. Nothing is asked of AWS. */
export function roleDetail(
  { access, config, trusts }: Setup,
  identity: Identity,
  entitlement: Entitlement,
): RoleDetail {
  const { grants } = access.explain(identity, entitlement.id)
  const isAdmin = access.isAdmin(identity)
  const denies = grants.filter(({ effect }) => effect === 'deny').map(({ grant }) => grant)
  return {
    preview: previewSession(identity, entitlement, { aws: config.aws, trusts }),
    accountOwner: ownerOf(entitlement.account),
    denies: { count: denies.length, names: isAdmin ? denies : null },
    places: isAdmin ? placesOf(entitlement, config) : null,
  }
}

function placesOf({ because }: Entitlement, { access }: Setup['config']): ReadonlyMap<string, string> {
  const giving = new Set(because.map(({ grant }) => grant))
  return new Map(access.grants.flatMap(({ id }, index) => (giving.has(id) ? [[id, `grants[${index}]`] as const] : [])))
}
