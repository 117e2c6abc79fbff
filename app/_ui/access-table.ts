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
  /** Columns: one entry for each account. */
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly aliases: readonly string[]
  /** Environment, region, tags and roles by their places. */
  readonly places: ReadonlyArray<readonly [environment: number, region: number, tagSet: number, roleSet: number]>
}

/** A role without the account that it is in. */
export type TableRole = Omit<RoleView, 'id'>

/** The views of all accounts, in the order in which they came. */
export function accountsOf(table: AccessTable): readonly AccountView[] {
  return table.ids.map((id, row) => {
    const [environment = 0, region = 0, tagSet = 0, roleSet = 0] = table.places[row] ?? []
    return {
      id,
      name: table.names[row] ?? '',
      alias: table.aliases[row] ?? '',
      environment: table.environments[environment] ?? '',
      region: table.regions[region] ?? '',
      tags: table.tagSets[tagSet] ?? {},
      roles: (table.roleSets[roleSet] ?? []).flatMap((place) => {
        const role = table.roles[place]
        return role ? [{ ...role, id: entitlementId(id, role.name) }] : []
      }),
    }
  })
}

/** The table of these accounts. */
export function tableOf(accounts: readonly AccountView[]): AccessTable {
  const roles = distinct<TableRole>()
  const roleSets = distinct<readonly number[]>()
  const environments = distinct<string>()
  const regions = distinct<string>()
  const tagSets = distinct<AccountView['tags']>()
  const places = accounts.map(
    ({ environment, region, tags, roles: own }) =>
      [
        environments.placeOf(environment),
        regions.placeOf(region),
        tagSets.placeOf(tags),
        roleSets.placeOf(own.map(({ id: _, ...role }) => roles.placeOf(role))),
      ] as const,
  )
  return {
    roles: roles.values,
    roleSets: roleSets.values,
    environments: environments.values,
    regions: regions.values,
    tagSets: tagSets.values,
    ids: accounts.map(({ id }) => id),
    names: accounts.map(({ name }) => name),
    aliases: accounts.map(({ alias }) => alias),
    places,
  }
}

function distinct<Value>() {
  const values: Value[] = []
  const known = new Map<string, number>()
  function placeOf(value: Value): number {
    const key = JSON.stringify(value)
    const place = known.get(key) ?? values.push(value) - 1
    known.set(key, place)
    return place
  }
  return { values, placeOf }
}
