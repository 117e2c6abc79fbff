import { type Selectable, sql } from 'kysely'
import type { SigningKeys } from '../domain/repositories'
import { secret } from '../domain/secret'
import type { SigningKey } from '../domain/signing-key'
import type { Database } from './database'
import type { Schema } from './schema'
import type { SealedPlace, Sealer } from './seal'

type SigningKeyRow = Selectable<Schema['signing_keys']>

/** Where a private key is sealed. */
function privateKeyPlace(id: string): SealedPlace {
  return { table: 'signing_keys', column: 'private_key', row: id }
}

export function signingKeysIn(database: Database, sealer: Sealer): SigningKeys {
  return {
    async list(use, now) {
      const keys = database.queries.selectFrom('signing_keys').selectAll().where('use', '=', use)
      const rows = await keys.where('retires_at', '>', now.getTime()).orderBy('active_from').orderBy('id').execute()
      return rows.map((row) => fromRow(row, sealer))
    },
    insertUnless: (key, unlessActiveFrom) => insertUnless(database, toRow(key, sealer), unlessActiveFrom),
    async deleteRetired(now) {
      const retired = database.queries.deleteFrom('signing_keys').where('retires_at', '<=', now.getTime())
      return Number((await retired.executeTakeFirst()).numDeletedRows)
    },
  }
}

/** On PostgreSQL the table lock makes other replicas wait, which then see the key; readers go on. */
function insertUnless(database: Database, row: SigningKeyRow, unlessActiveFrom: Date): Promise<boolean> {
  return database.transact(async (queries) => {
    if (database.kind === 'postgres') await sql`lock table signing_keys in share row exclusive mode`.execute(queries)
    const sameUse = queries.selectFrom('signing_keys').select('id').where('use', '=', row.use)
    const known = await sameUse.where('active_from', '>=', unlessActiveFrom.getTime()).executeTakeFirst()
    if (known !== undefined) return false
    await queries.insertInto('signing_keys').values(row).execute()
    return true
  })
}

function toRow(key: SigningKey, sealer: Sealer): SigningKeyRow {
  return {
    id: key.id,
    use: key.use,
    algorithm: key.algorithm,
    private_key: sealer.seal(key.privateKey.reveal(), privateKeyPlace(key.id)),
    public_key: key.publicKey,
    certificate: key.certificate,
    created_at: key.createdAt.getTime(),
    active_from: key.activeFrom.getTime(),
    retires_at: key.retiresAt.getTime(),
  }
}

function fromRow(row: SigningKeyRow, sealer: Sealer): SigningKey {
  return {
    id: row.id,
    use: row.use,
    algorithm: row.algorithm,
    privateKey: secret(sealer.open(row.private_key, privateKeyPlace(row.id))),
    publicKey: row.public_key,
    certificate: row.certificate,
    createdAt: new Date(row.created_at),
    activeFrom: new Date(row.active_from),
    retiresAt: new Date(row.retires_at),
  }
}
