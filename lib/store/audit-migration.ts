import { type Kysely, type Migration, sql } from 'kysely'

const keys = ['email_key', 'name_key', 'subject_key', 'account_key', 'role_key', 'ip_key'] as const

/**
 * Columns to find audit rows by, each index in the order of the chain. The rows that exist are completed later, in small steps:
 * a million of them would hold up the start, and with it every hand-out.
 */
export const auditSearch: Migration = {
  async up(db: Kysely<unknown>) {
    const add = (name: string, type: 'text' | 'bigint') =>
      db.schema.alterTable('audit_rows').addColumn(name, type).execute()
    await add('at', 'bigint')
    for (const name of ['action', 'outcome', 'code', ...keys]) await add(name, 'text')
    const index = (name: string) => db.schema.createIndex(`audit_rows_${name}`).on('audit_rows')
    await index('at').columns(['at', 'sequence']).execute()
    await index('unindexed').column('sequence').where(sql.ref('at'), 'is', null).execute()
    await index('action').columns(['action', 'outcome', 'sequence']).execute()
    for (const name of ['code', ...keys]) {
      await index(name).columns([name, 'sequence']).where(sql.ref(name), 'is not', null).execute()
    }
  },
}
