import type { Account } from '../domain/entitlement'

/** Places of accounts, as sets that many grants share: a union is never written out. */
export type AccountSelection = readonly ReadonlySet<number>[]

/** True when one of the sets holds the account. */
export function selects(selection: AccountSelection, account: number): boolean {
  return selection.some((part) => part.has(account))
}

/**
 * Makes the function that turns ids, aliases, `key=value` and `*` into accounts. A name or selector that fits none selects none.
 * The keys of an account are its tags, `environment`, `region` and `partition`; a tag called `region` or `partition` comes first.
 */
export function accountSelector(
  accounts: readonly Account[],
  byName: ReadonlyMap<string, number>,
): (selectors: readonly string[]) => AccountSelection {
  const all: AccountSelection = [new Set(accounts.keys())]
  const byFact = indexFacts(accounts)
  return (selectors) => {
    if (selectors.includes('*')) return all
    const named = selectors.map((selector) => byName.get(selector)).filter((account) => account !== undefined)
    const shared = selectors.map((selector) => byFact.get(selector)).filter((part) => part !== undefined)
    return named.length > 0 ? [new Set(named), ...shared] : shared
  }
}

function indexFacts(accounts: readonly Account[]): ReadonlyMap<string, ReadonlySet<number>> {
  const byFact = new Map<string, Set<number>>()
  for (const [place, account] of accounts.entries()) {
    for (const [key, value] of factsOf(account)) {
      const fact = `${key}=${value}`
      const part = byFact.get(fact)
      if (part) part.add(place)
      else byFact.set(fact, new Set([place]))
    }
  }
  return byFact
}

function factsOf({ region, partition, tags, environment }: Account): ReadonlyMap<string, string> {
  return new Map([['region', region], ['partition', partition], ...Object.entries(tags), ['environment', environment]])
}
