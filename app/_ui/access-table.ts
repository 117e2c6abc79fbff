import { entitlementId } from '@/lib/domain/entitlement'
import type { AccountView, RoleView } from './access-view'

/**
 * The accounts and roles of a person as the page carries them: each text once, everything else by its place. Two thousand accounts with
 * eight roles each are some 30 kB when compressed.
 */
export interface AccessTable {
  readonly roles: readonly TableRole[]
  /** Which roles stand together in an account. */
  readonly roleSets: ReadonlyArray<readonly number[]>
  readonly environments: readonly string[]
  readonly regions: readonly string[]
  readonly tagSets: ReadonlyArray<AccountView['tags']>
  /** The twelve digits of each account, one after another: nothing else weighs more, since chance does not compress. */
  readonly ids: string
  /** Columns: one entry for each account. */
  readonly names: readonly string[]
  readonly aliases: readonly string[]
  /** Places in the lists above. */
  readonly inEnvironment: readonly number[]
  readonly inRegion: readonly number[]
  readonly hasTags: readonly number[]
  readonly hasRoles: readonly number[]
}

const idLength = 12

/** A role without the account that it is in. */
export type TableRole = Omit<RoleView, 'id'>

/** The views of all accounts, in the order in which they came. */
export function accountsOf(table: AccessTable): readonly AccountView[] {
  return table.names.map((name, row) => {
    const id = table.ids.slice(row * idLength, (row + 1) * idLength)
    const at = <Value>(values: readonly Value[], column: readonly number[]) => values[column[row] ?? 0]
    return {
      id,
      name,
      alias: table.aliases[row] ?? '',
      environment: at(table.environments, table.inEnvironment) ?? '',
      region: at(table.regions, table.inRegion) ?? '',
      tags: at(table.tagSets, table.hasTags) ?? {},
      roles: (at(table.roleSets, table.hasRoles) ?? []).flatMap((place) => {
        const role = table.roles[place]
        return role ? [{ ...role, id: entitlementId(id, role.name) }] : []
      }),
    }
  })
}

/** The table of these accounts. */
export function tableOf(accounts: readonly AccountView[]): AccessTable {
  const offers = new Map<RoleView['offer'], number>()
  // Offers are shared objects already: to compare them by their text thousands of times would cost more than all the rest.
  const roles = distinct<TableRole>(({ offer, ...role }) => {
    const place = offers.get(offer) ?? offers.size
    offers.set(offer, place)
    return [place, ...Object.values(role)].join('\n')
  })
  const roleSets = distinct<readonly number[]>()
  const environments = distinct<string>()
  const regions = distinct<string>()
  const tagSets = distinct<AccountView['tags']>()
  const columns = {
    ids: accounts.map(({ id }) => id).join(''),
    names: accounts.map(({ name }) => name),
    aliases: accounts.map(({ alias }) => alias),
    inEnvironment: accounts.map(({ environment }) => environments.placeOf(environment)),
    inRegion: accounts.map(({ region }) => regions.placeOf(region)),
    hasTags: accounts.map(({ tags }) => tagSets.placeOf(tags)),
    hasRoles: accounts.map((account) =>
      roleSets.placeOf(account.roles.map(({ id: _, ...role }) => roles.placeOf(role))),
    ),
  }
  return {
    roles: roles.values,
    roleSets: roleSets.values,
    environments: environments.values,
    regions: regions.values,
    tagSets: tagSets.values,
    ...columns,
  }
}

function distinct<Value>(keyOf: (value: Value) => string = JSON.stringify) {
  const values: Value[] = []
  const known = new Map<string, number>()
  function placeOf(value: Value): number {
    const key = keyOf(value)
    const place = known.get(key) ?? values.push(value) - 1
    known.set(key, place)
    return place
  }
  return { values, placeOf }
}
