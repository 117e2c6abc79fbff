import { sql } from 'kysely'
import type { Database } from './database'
import type { Sealer } from './seal'

/** A column of sealed values. Each is bound to its table, its column, and what its row is found by. */
interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly foundBy: string
  /** Brevet is nothing without it; what is not needed belongs to a sign-in, and ends with it. */
  readonly isNeeded: boolean
}

const columns: readonly SealedColumn[] = [
  { table: 'signing_keys', column: 'private_key', foundBy: 'id', isNeeded: true },
  { table: 'sealed_values', column: 'sealed', foundBy: 'name', isNeeded: true },
  { table: 'sessions', column: 'record', foundBy: 'id_hash', isNeeded: false },
  { table: 'proofs', column: 'sealed', foundBy: 'id_hash', isNeeded: false },
  { table: 'aws_answers', column: 'sealed', foundBy: 'id_hash', isNeeded: false },
  { table: 'pending_sign_ins', column: 'sealed', foundBy: 'binding_hash', isNeeded: false },
]

const batch = 200

/**
 * Seals with the newest secret what an older one has sealed, so that the old one can be dropped from BREVET_SECRET.
 * Throws `config_invalid` when a needed value was sealed with a secret that is no longer given: the start must say so, not a request.
 */
export async function reseal(database: Database, sealer: Sealer): Promise<void> {
  for (const column of columns) {
    let after: string | undefined = ''
    while (after !== undefined) after = await resealBatch(database, sealer, { ...column, after })
  }
}

interface Batch extends SealedColumn {
  /** Where the batch before ended. */
  readonly after: string
}

/** Where the batch ended; undefined when it was the last. */
async function resealBatch(database: Database, sealer: Sealer, batchOf: Batch): Promise<string | undefined> {
  const { table, column, foundBy, isNeeded, after } = batchOf
  const [found, value] = [sql.ref(foundBy), sql.ref(column)]
  const { rows } = await sql<{ readonly row_key: string; readonly sealed_value: string }>`
    select ${found} as row_key, ${value} as sealed_value from ${sql.table(table)}
    where substr(${value}, 1, ${sealer.mark.length}) <> ${sealer.mark} and ${found} > ${after}
    order by ${found} limit ${batch}`.execute(database.queries)
  for (const { row_key: row, sealed_value: sealed } of rows) {
    if (!isNeeded && !sealer.knows(sealed)) continue
    const place = { table, column, row }
    const anew = sealer.seal(sealer.open(sealed, place), place)
    // What somebody else has written in between stays.
    await sql`update ${sql.table(table)} set ${value} = ${anew} where ${found} = ${row} and ${value} = ${sealed}`.execute(
      database.queries,
    )
  }
  return rows.length < batch ? undefined : rows.at(-1)?.row_key
}
