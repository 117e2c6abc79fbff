import { z } from 'zod'
import { densities, noPreferences, type Preferences, themes } from '../domain/preferences'
import type { PreferencesOfPeople } from '../domain/repositories'
import type { Database, Queries } from './database'
import { lockPerson } from './person-lock'
import { parseRecord } from './record'
import { rowKey } from './row-key'

/** What a newer release added is not lost on it by an older one only as long as nobody changes anything there. */
const record: z.ZodType<Preferences> = z.object({
  favourites: z.array(z.string()),
  theme: z.enum(themes),
  // Records of releases before it have none.
  density: z.enum(densities).default('normal'),
  language: z.string().nullable(),
})

export function preferencesIn(database: Database, now: () => Date): PreferencesOfPeople {
  return {
    find: (source, subject) => find(database.queries, rowKey(source, subject)),
    change: (source, subject, change) =>
      database.transact(async (queries) => {
        const person = rowKey(source, subject)
        await lockPerson(queries, person, now())
        const changed = change(await find(queries, person))
        const row = { record: JSON.stringify(changed), updated_at: now().getTime() }
        await queries.updateTable('people').set(row).where('person_hash', '=', person).execute()
        return changed
      }),
  }
}

async function find(queries: Queries, person: string): Promise<Preferences> {
  const row = await queries.selectFrom('people').select('record').where('person_hash', '=', person).executeTakeFirst()
  return row === undefined ? noPreferences : parseRecord(record, row.record, 'people')
}
