import type { Kysely, Migration } from 'kysely'

/**
 * What sessions are found by: the provider's own words for the person and for the session there, and how the person is called. All
 * null in rows of the release before, which end by themselves within the longest session.
 */
export const sessionLookup: Migration = {
  async up(db: Kysely<unknown>) {
    for (const name of ['provider_subject', 'provider_session', 'email_key', 'name_key', 'subject_key']) {
      await db.schema.alterTable('sessions').addColumn(name, 'text').execute()
    }
    for (const name of ['provider_subject', 'provider_session']) {
      await db.schema.createIndex(`sessions_${name}`).on('sessions').column(name).execute()
    }
  },
}
