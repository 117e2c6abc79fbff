import type { SealedValues } from '../domain/repositories'
import type { Database } from './database'
import type { SealedPlace, Sealer } from './seal'

/** Where a sealed value is sealed. */
function sealedValuePlace(name: string): SealedPlace {
  return { table: 'sealed_values', column: 'sealed', row: name }
}

export function sealedValuesIn({ queries }: Database, sealer: Sealer, now: () => Date): SealedValues {
  const find = async (name: string) => {
    const row = await queries.selectFrom('sealed_values').select('sealed').where('name', '=', name).executeTakeFirst()
    return row === undefined ? null : sealer.open(row.sealed, sealedValuePlace(name))
  }
  return {
    async getOrCreate(name, make) {
      const known = await find(name)
      if (known !== null) return known
      const value = make()
      const row = { name, sealed: sealer.seal(value, sealedValuePlace(name)), created_at: now().getTime() }
      await queries
        .insertInto('sealed_values')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return (await find(name)) ?? value
    },
  }
}
