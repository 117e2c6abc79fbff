import { noPreferences } from '../domain/preferences'
import type { Queries } from './database'

/** Makes a person's row if there is none, and keeps others off it until the transaction ends: an update locks it on both databases. */
export async function lockPerson(queries: Queries, person: string, now: Date): Promise<void> {
  const first = { person_hash: person, record: JSON.stringify(noPreferences), updated_at: now.getTime() }
  const insert = queries.insertInto('people').values(first)
  const touch = { updated_at: first.updated_at }
  await insert.onConflict((conflict) => conflict.column('person_hash').doUpdateSet(touch)).execute()
}
