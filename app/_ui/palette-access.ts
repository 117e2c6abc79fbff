import type { AccessIndex } from './access-index'
import { indexAccess } from './access-index'
import type { AccountView, RoleTarget } from './access-view'
import { targetOf } from './access-view'

/** What a person may open, as the palette searches it. */
export interface PaletteAccess {
  readonly accounts: readonly AccountView[]
  readonly index: AccessIndex
  /** Entitlement ids, in the order in which they were added. */
  readonly favourites: readonly string[]
  /** Entitlement ids, the most useful to have at hand first. */
  readonly recents: readonly string[]
}

/** Before anything is known: only pages are found. */
export const noAccess: PaletteAccess = { accounts: [], index: indexAccess([]), favourites: [], recents: [] }

/** The place of each role among favourites and recents: less is better. */
export function standingOf({ favourites, recents }: PaletteAccess): (id: string) => number {
  const places = new Map([...favourites, ...recents].map((id, place) => [id, place] as const).reverse())
  return (id) => places.get(id) ?? places.size
}

/** These roles, in the same order, as far as they are the person's. */
export function targetsOf({ accounts }: PaletteAccess, ids: readonly string[]): readonly RoleTarget[] {
  const wanted = new Map(ids.map((id) => [id, id.slice(0, id.indexOf('/'))]))
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return [...wanted].flatMap(([id, accountId]) => {
    const account = byId.get(accountId)
    const role = account?.roles.find((own) => own.id === id)
    return account && role ? [targetOf(account, role)] : []
  })
}

/** Every role, favourites and recents first, then by name. */
export function allTargets(access: PaletteAccess): readonly RoleTarget[] {
  const first = targetsOf(access, [...access.favourites, ...access.recents])
  const known = new Set(first.map(({ role }) => role.id))
  const others = access.index.accounts.flatMap(({ account }) =>
    account.roles.filter(({ id }) => !known.has(id)).map((role) => targetOf(account, role)),
  )
  return [...first, ...others]
}
