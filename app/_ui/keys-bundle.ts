import type { AccountView, RoleTarget } from './access-view'
import type { Problem } from './api-post'
import type { IssuedKeys } from './keys-request'
import { asksFirst } from './role-offer'

/** What became of a role that was added to the file. */
export type BundleEntry =
  | { readonly status: 'waiting' | 'asking'; readonly target: RoleTarget }
  | { readonly status: 'issued'; readonly target: RoleTarget; readonly keys: IssuedKeys }
  | { readonly status: 'refused'; readonly target: RoleTarget; readonly problem: Problem }

/** The roles beside the dialog's own whose keys go into the same credentials file, in the order in which they were added. */
export interface Bundle {
  /** Ids of the roles that are ticked and not yet asked for. */
  readonly picked: readonly string[]
  readonly entries: readonly BundleEntry[]
}

export const emptyBundle: Bundle = { picked: [], entries: [] }

export type BundleEvent =
  | { readonly type: 'picked'; readonly id: string; readonly isPicked: boolean }
  | { readonly type: 'started'; readonly targets: readonly RoleTarget[] }
  | { readonly type: 'changed'; readonly entry: BundleEntry }
  | { readonly type: 'ended'; readonly now: number }
  | { readonly type: 'dropped' }

/** The bundle after an event. */
export function reduceBundle(bundle: Bundle, event: BundleEvent): Bundle {
  const { picked, entries } = bundle
  switch (event.type) {
    case 'picked':
      return { ...bundle, picked: [...picked.filter((id) => id !== event.id), ...(event.isPicked ? [event.id] : [])] }
    case 'started': {
      const waiting = event.targets.map((target) => ({ status: 'waiting', target }) as const)
      return { picked: [], entries: [...entries.filter((entry) => !waiting.some(isFor(entry))), ...waiting] }
    }
    case 'changed':
      return { ...bundle, entries: entries.map((entry) => (isFor(entry)(event.entry) ? event.entry : entry)) }
    case 'ended':
      return {
        ...bundle,
        entries: entries.filter((entry) => entry.status !== 'issued' || endOf(entry.keys) > event.now),
      }
    case 'dropped':
      return emptyBundle
  }
}

/** When keys end by the clock of this browser. Milliseconds since the epoch. */
export function endOf({ expiresAt, clockOffset }: IssuedKeys): number {
  return expiresAt.getTime() - clockOffset
}

/** The roles that can be added, those of the same account first: all with keys but the dialog's own and those that ask something first. */
export function bundleCandidates(accounts: readonly AccountView[], own: RoleTarget): readonly RoleTarget[] {
  const isOwn = ({ id }: AccountView) => id === own.account.id
  const ordered = [...accounts.filter(isOwn), ...accounts.filter((account) => !isOwn(account))]
  return ordered.flatMap(({ roles, ...account }) =>
    roles.filter((role) => role.keys && role.id !== own.role.id && !asksFirst(role)).map((role) => ({ account, role })),
  )
}

/** Candidates whose account or role has every word. */
export function matchCandidates(candidates: readonly RoleTarget[], query: string): readonly RoleTarget[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return candidates.filter(({ account, role }) => {
    const text = `${account.name} ${account.alias} ${account.id} ${account.environment} ${role.name}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Names of sections, each once: a second one of a name gets a number. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`
    taken.add(free)
    return free
  })
}

function isFor({ target }: BundleEntry) {
  return (other: BundleEntry) => other.target.role.id === target.role.id
}
