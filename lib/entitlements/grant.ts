import type { GrantCondition, GrantConfig } from '../config/config'
import { type AccountSelection, selects } from './account-selection'
import type { Catalogue, Pair } from './catalogue'

/** A grant, ready to be judged. */
export interface Grant {
  readonly id: string
  /** Place in the file; orders the reasons, and decides nothing. */
  readonly order: number
  readonly deny: boolean
  readonly when: ReadyCondition
  /** Null: whichever account the pattern captures. */
  readonly accounts: AccountSelection | null
  /** Null: whichever role the pattern captures. */
  readonly roles: ReadonlySet<number> | null
}

/** What a grant gives, or takes away. */
export interface Reach {
  readonly accounts: AccountSelection
  readonly roles: ReadonlySet<number>
}

/** The conditions as written, with what makes them quick to check. */
export interface ReadyCondition {
  readonly written: GrantCondition
  readonly groups: ReadonlySet<string> | null
  readonly attributes: ReadonlyArray<{ readonly name: string; readonly values: readonly string[] }>
  readonly pattern: RegExp | null
}

/** Makes a grant ready: its accounts and roles looked up, its pattern anchored. */
export function readyGrant(config: GrantConfig, order: number, catalogue: Catalogue): Grant {
  const { id, deny, when } = config
  const isFromPattern = when.groupPattern !== null
  const accounts = config.accounts ? catalogue.selectAccounts(config.accounts) : null
  const roles = config.roles ? catalogue.selectRoles(config.roles) : null
  const unnamed = deny ? { accounts: catalogue.allAccounts, roles: catalogue.allRoles } : nothing
  return {
    id,
    order,
    deny,
    when: readyCondition(when),
    accounts: accounts ?? (isFromPattern ? null : unnamed.accounts),
    roles: roles ?? (isFromPattern ? null : unnamed.roles),
  }
}

/** Whether a grant can be about a pair, before anything is known of the person. */
export function touches({ accounts, roles }: Grant, pair: Pair): boolean {
  return (accounts === null || selects(accounts, pair.account)) && (roles === null || roles.has(pair.role))
}

const nothing: Reach = { accounts: [], roles: new Set() }

function readyCondition(written: GrantCondition): ReadyCondition {
  const { groups, attributes, groupPattern } = written
  return {
    written,
    groups: groups && new Set(groups),
    attributes: Object.entries(attributes ?? {}).map(([name, values]) => ({ name, values })),
    pattern: groupPattern === null ? null : new RegExp(`^(?:${groupPattern})$`, 'u'),
  }
}
