import type { Kysely, Migration, MigrationProvider } from 'kysely'
import { auditSearch } from './audit-migration'
import { sessionLookup } from './session-migration'

/**
 * All migrations, by name, in order. They only ever add: the release before must run on the schema of the release after.
 * Column types are those that both databases know; `bigint` is a 64-bit integer in each.
 */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001_first_light': firstLight,
    '0002_audit_reference': auditReference,
    '0003_proof_renewal': proofRenewal,
    '0004_aws_answers': awsAnswers,
    '0005_people': people,
    '0006_audit_search': auditSearch,
    '0007_rate_limits': rateLimits,
    '0009_session_lookup': sessionLookup,
    '0011_revocations': revocations,
    '0012_api_tokens': apiTokens,
  }),
}

const firstLight: Migration = {
  async up(db: Kysely<unknown>) {
    await createSessions(db)
    await createOneTimeTables(db)
    await createKeyTables(db)
    await createAuditTables(db)
  },
}

/** The release before writes rows without it. */
const auditReference: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('audit_rows').addColumn('reference', 'text').execute()
    await db.schema.createIndex('audit_rows_reference').on('audit_rows').column('reference').execute()
  },
}

const proofRenewal: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('proofs').addColumn('renewal_until', 'bigint').execute()
  },
}

const awsAnswers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('aws_answers')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().references('sessions.id_hash').onDelete('cascade'))
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('aws_answers_expiry').on('aws_answers').column('expires_at').execute()
  },
}

/** Rows of the release before are of nobody: what they say was handed out has ended soon after. */
const people: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('people')
      .addColumn('person_hash', 'text', (column) => column.primaryKey())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.alterTable('audit_rows').addColumn('issued_to', 'text').execute()
    const index = db.schema.createIndex('audit_rows_issued_to').on('audit_rows')
    await index.columns(['issued_to', 'sequence']).execute()
  },
}

/** Counts that a crash may lose. SQLite has one process, which counts in memory; the table stays empty there. */
const rateLimits: Migration = {
  async up(db: Kysely<unknown>) {
    const table = db.schema.createTable('rate_limits')
    await table
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('expire', 'bigint')
      .execute()
    await db.schema.createIndex('rate_limits_expiry').on('rate_limits').column('expire').execute()
  },
}

const apiTokens: Migration = {
  async up(db: Kysely<unknown>) {
    const table = db.schema.createTable('api_tokens')
    await table
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('person_hash', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('last_used_at', 'bigint')
      .execute()
    await db.schema.createIndex('api_tokens_person').on('api_tokens').column('person_hash').execute()
    await db.schema.createIndex('api_tokens_expiry').on('api_tokens').column('expires_at').execute()
  },
}

/** What stands against the older sessions of roles: a row for each role that ever had something. */
const revocations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('revocations')
      .addColumn('role_key', 'text', (column) => column.primaryKey())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('busy_until', 'bigint')
      .execute()
  },
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('person_hash', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await db.schema.createIndex('sessions_person').on('sessions').column('person_hash').execute()
  await db.schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute()
  await db.schema
    .createTable('proofs')
    .addColumn('id_hash', 'text', (column) => column.primaryKey().references('sessions.id_hash').onDelete('cascade'))
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute()
}

async function createOneTimeTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pending_sign_ins')
    .addColumn('binding_hash', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('pending_sign_ins_expiry').on('pending_sign_ins').column('expires_at').execute()
  await db.schema
    .createTable('used_assertions')
    .addColumn('assertion_hash', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('used_assertions_expiry').on('used_assertions').column('expires_at').execute()
}

async function createKeyTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signing_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('use', 'text', (column) => column.notNull())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('private_key', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('certificate', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('active_from', 'bigint', (column) => column.notNull())
    .addColumn('retires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('sealed_values')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
}

async function createAuditTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_rows')
    .addColumn('sequence', 'bigint', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .execute()
  const emptyHead = { id: 1, sequence: 0, hash: '0'.repeat(64), mac: '' }
  await (db as Kysely<{ audit_head: typeof emptyHead }>).insertInto('audit_head').values(emptyHead).execute()
}
