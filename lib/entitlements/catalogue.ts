import type { AccessConfig, AccountConfig, RoleConfig } from '../config/config'
import { formatRoleArn } from '../domain/arn'
import type { BaseIdentity } from '../domain/base-identity'
import { type Account, type Because, type Entitlement, entitlementId } from '../domain/entitlement'
import { type AccountSelection, accountSelector } from './account-selection'
import { chooseMethod } from './method-choice'
import { type TermsOf, termsOfGrants } from './terms'

/** One role in one account, by their places in the catalogue. */
export interface Pair {
  readonly account: number
  readonly role: number
}

/**
 * All accounts and roles, numbered in the order in which people see them: accounts by name and id, roles as in the file.
 * What is the same for everybody is made once, when first needed, and shared.
 */
export interface Catalogue {
  readonly accounts: readonly Account[]
  readonly allAccounts: AccountSelection
  readonly allRoles: ReadonlySet<number>
  /** The pair that an entitlement's id names; null when the account or the role does not exist. */
  pairOf(id: string): Pair | null
  /** By id or alias. */
  accountNamed(name: string): number | null
  roleNamed(name: string): number | null
  selectAccounts(selectors: readonly string[]): AccountSelection
  selectRoles(names: readonly string[]): ReadonlySet<number>
  /** A number for a pair, ascending in the order of the catalogue. */
  placeOf(account: number, role: number): number
  pairAt(place: number): Pair
  entitlement(pair: Pair, because: readonly Because[]): Entitlement
}

/** Numbers the accounts and roles of a configuration. */
export function buildCatalogue({ accounts: unsorted, roles, grants }: AccessConfig, base: BaseIdentity): Catalogue {
  const configs = [...unsorted].sort(compareAccounts)
  const accounts = configs.map(toAccount)
  const byId = new Map(accounts.map(({ id }, place) => [id, place]))
  const byName = new Map([...accounts.map(({ alias }, place) => [alias, place] as const), ...byId])
  const roleByName = new Map(roles.map(({ name }, place) => [name, place]))
  const selectAccounts = accountSelector(accounts, byName)
  const allRoles = new Set(roles.keys())
  const placeOf = (account: number, role: number) => account * roles.length + role
  return {
    accounts,
    allAccounts: selectAccounts(['*']),
    allRoles,
    pairOf(id) {
      const slash = Math.max(id.indexOf('/'), 0)
      const account = byId.get(id.slice(0, slash))
      const role = roleByName.get(id.slice(slash + 1))
      return account === undefined || role === undefined ? null : { account, role }
    },
    accountNamed: (name) => byName.get(name) ?? null,
    roleNamed: (name) => roleByName.get(name) ?? null,
    selectAccounts,
    selectRoles: (names) =>
      names.includes('*')
        ? allRoles
        : new Set(names.map((name) => roleByName.get(name)).filter((place) => place !== undefined)),
    placeOf,
    pairAt: (place) => ({ account: Math.floor(place / roles.length), role: place % roles.length }),
    entitlement: entitlements(configs, accounts, { roles, base, placeOf, termsOf: termsOfGrants(grants) }),
  }
}

/** A fixed locale, so that every machine sorts alike. */
const collator = new Intl.Collator('en', { numeric: true })

function compareAccounts(one: AccountConfig, other: AccountConfig): number {
  return collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1)
}

function toAccount({ id, partition, alias, name, environment, region, tags }: AccountConfig): Account {
  return { id, partition, alias, name, environment, region, tags }
}

type Outline = Omit<Entitlement, 'because' | 'terms'>

interface OutlineContext {
  readonly roles: readonly RoleConfig[]
  readonly base: BaseIdentity
  readonly placeOf: Catalogue['placeOf']
  readonly termsOf: TermsOf
}

/** Entitlements over outlines that everybody shares. */
function entitlements(
  configs: readonly AccountConfig[],
  accounts: readonly Account[],
  { roles, base, placeOf, termsOf }: OutlineContext,
): Catalogue['entitlement'] {
  const outlines = new Map<number, Outline>()
  const outlineAt = ({ account, role }: Pair) => {
    const [config, shown, wanted] = [configs[account], accounts[account], roles[role]]
    if (!config || !shown || !wanted) throw new RangeError('no such place in the catalogue')
    return outlineOf(wanted, shown, { config, base })
  }
  return (pair, because) => {
    const place = placeOf(pair.account, pair.role)
    const outline = outlines.get(place) ?? outlineAt(pair)
    outlines.set(place, outline)
    const terms = termsOf(because)
    const longest = terms.maxSession?.seconds ?? Number.POSITIVE_INFINITY
    return { ...outline, maxDurationSeconds: Math.min(outline.maxDurationSeconds, longest), terms, because }
  }
}

function outlineOf(
  config: RoleConfig,
  account: Account,
  ways: { readonly config: AccountConfig; readonly base: BaseIdentity },
): Outline {
  const { name, path, description, privileged, sessionPolicy, console, keys } = config
  const arn = formatRoleArn({ partition: account.partition, accountId: account.id, path, name })
  const { opensConsole, ...choice } = chooseMethod({ account: ways.config, role: config, base: ways.base })
  return {
    id: entitlementId(account.id, name),
    account,
    role: { name, path, arn, description, privileged, sessionPolicy, maxSessionSeconds: config.maxSessionSeconds },
    ...choice,
    console: console && opensConsole,
    keys,
  }
}
