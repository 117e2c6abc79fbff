import type { AccountView, RoleTarget } from './access-view'
import type { Problem } from './api-post'
import type { IssuedKeys } from './keys-request'
import type { PurposeAsk, PurposeField } from './role-offer'

/** Why roles are needed, as typed. */
export type Purpose = Readonly<Record<PurposeField, string>>

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

interface Candidates {
  /** The roles that can be added, those of the same account first. */
  readonly candidates: readonly RoleTarget[]
  /** How many more there would be, did they not need the code of a device: a code counts once, for one role. */
  readonly needCode: number
}

/** All roles with keys but the dialog's own. */
export function bundleCandidates(accounts: readonly AccountView[], own: RoleTarget): Candidates {
  const isOwn = ({ id }: AccountView) => id === own.account.id
  const ordered = [...accounts.filter(isOwn), ...accounts.filter((account) => !isOwn(account))]
  const others = ordered.flatMap(({ roles, ...account }) =>
    roles.filter((role) => role.keys && role.id !== own.role.id).map((role) => ({ account, role })),
  )
  const candidates = others.filter(({ role }) => !role.needsMfaCode)
  return { candidates, needCode: others.length - candidates.length }
}

/** What several roles ask together, to be said once for all of them. */
export function askOfAll(targets: readonly RoleTarget[]): PurposeAsk {
  const offers = targets.map(({ role }) => role.offer)
  const strictest = (field: PurposeField) =>
    offers.some((offer) => offer[field] === 'required')
      ? 'required'
      : offers.some((offer) => offer[field])
        ? 'optional'
        : null
  const ticketPatterns = [...new Set(offers.flatMap((offer) => offer.ticketPatterns))]
  return { reason: strictest('reason'), ticket: strictest('ticket'), ticketPatterns }
}

/** What is said to one of them: what it does not ask for stays unsaid. */
export function saidTo({ role: { offer } }: RoleTarget, said: Purpose): Purpose {
  return { reason: offer.reason ? said.reason : '', ticket: offer.ticket ? said.ticket : '' }
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
