import type { DatabaseSettings } from '../config/config'
import type { AuditRows, Repositories, SealedValues, SigningKeys } from '../domain/repositories'
import type { Secret } from '../domain/secret'
import { apiTokensIn } from './api-tokens'
import { auditIndexIn } from './audit-index'
import { auditRowsIn } from './audit-rows'
import { awsAnswersIn } from './aws-answers'
import type { Database } from './database'
import { pendingSignInsIn } from './pending-sign-ins'
import { openPostgres, openPostgresForReading } from './postgres-database'
import { preferencesIn } from './preferences'
import { proofsIn } from './proofs'
import { rateLimitsIn } from './rate-limits'
import { reseal } from './resealing'
import { revocationsIn } from './revocations'
import { createSealer } from './seal'
import { sealedValuesIn } from './sealed-values'
import { sessionsIn } from './sessions'
import { signingKeysIn } from './signing-keys'
import { openSqlite, openSqliteForReading } from './sqlite-database'
import { usedAssertionsIn } from './used-assertions'

export interface StoreOptions {
  readonly database: DatabaseSettings
  /** BREVET_SECRET, newest first. */
  readonly secrets: readonly Secret[]
  readonly now: () => Date
}

/** What an auditor may see of the store. */
export interface AuditStore {
  readonly auditRows: AuditRows
  readonly sealedValues: SealedValues
  close(): Promise<void>
}

/** What a command that publishes keys may see of the store. */
export interface KeyStore {
  readonly signingKeys: Pick<SigningKeys, 'list'>
  close(): Promise<void>
}

/**
 * Opens the database, creating or migrating it. Throws `store_locked` when another process owns the SQLite file,
 * `store_unavailable` when the database cannot be reached, `config_invalid` when no given secret opens what is stored.
 */
export async function openStore(options: StoreOptions): Promise<Repositories> {
  const sealer = createSealer(options.secrets)
  const settings = options.database
  const database = await (settings.kind === 'sqlite' ? openSqlite(settings.path) : openPostgres(settings.url))
  const repositories = {
    sessions: sessionsIn(database, sealer),
    proofs: proofsIn(database, sealer),
    awsAnswers: awsAnswersIn(database, sealer),
    pendingSignIns: pendingSignInsIn(database, sealer),
    usedAssertions: usedAssertionsIn(database),
    apiTokens: apiTokensIn(database),
    signingKeys: signingKeysIn(database, sealer),
    auditRows: auditRowsIn(database),
    auditIndex: auditIndexIn(database),
    sealedValues: sealedValuesIn(database, sealer, options.now),
    preferences: preferencesIn(database, options.now),
    rateLimits: rateLimitsIn(database),
    revocations: revocationsIn(database),
    reseal: () => reseal(database, sealer),
    ping: () => ping(database),
    close: () => database.close(),
  }
  try {
    await repositories.reseal()
    return repositories
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens an existing database to read the audit, also while the portal runs on it. Throws `store_unavailable` when there is none. */
export async function openAuditStore(options: StoreOptions): Promise<AuditStore> {
  const sealer = createSealer(options.secrets)
  const database = await openForReading(options)
  return {
    auditRows: auditRowsIn(database),
    sealedValues: sealedValuesIn(database, sealer, options.now),
    close: () => database.close(),
  }
}

/** Opens an existing database to read the signing keys, as {@link openAuditStore} does. */
export async function openKeyStore(options: StoreOptions): Promise<KeyStore> {
  const sealer = createSealer(options.secrets)
  const database = await openForReading(options)
  return { signingKeys: signingKeysIn(database, sealer), close: () => database.close() }
}

function openForReading({ database }: StoreOptions): Promise<Database> {
  return database.kind === 'sqlite' ? openSqliteForReading(database.path) : openPostgresForReading(database.url)
}

async function ping({ queries }: Database): Promise<void> {
  await queries.selectFrom('audit_head').select('id').executeTakeFirst()
}
