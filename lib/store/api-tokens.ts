import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type ApiToken, apiTokenScopes } from '../domain/api-token'
import type { ApiTokens } from '../domain/repositories'
import type { Database, Queries } from './database'
import { lockPerson } from './person-lock'
import { parseRecord } from './record'
import { rowKey } from './row-key'
import type { Schema } from './schema'

const record = z.object({
  id: z.string(),
  source: z.string(),
  subject: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(apiTokenScopes)),
})

export function apiTokensIn(database: Database): ApiTokens {
  const { queries } = database
  const ofPerson = (from: Queries, source: string, subject: string, now: Date) =>
    from
      .selectFrom('api_tokens')
      .selectAll()
      .where('person_hash', '=', rowKey(source, subject))
      .where('expires_at', '>', now.getTime())
      .orderBy('created_at', 'desc')
      .orderBy('token_hash')
  return {
    insertBelow: (token, most) =>
      database.transact(async (inside) => {
        // Tokens made at once are counted one after the other.
        await lockPerson(inside, rowKey(token.source, token.subject), token.createdAt)
        const held = await ofPerson(inside, token.source, token.subject, token.createdAt).execute()
        if (held.length >= most) return false
        await inside.insertInto('api_tokens').values(toRow(token)).execute()
        return true
      }),
    async find(tokenHash) {
      const row = queries.selectFrom('api_tokens').selectAll().where('token_hash', '=', tokenHash)
      const found = await row.executeTakeFirst()
      return found === undefined ? null : fromRow(found)
    },
    async list(source, subject, now) {
      return (await ofPerson(queries, source, subject, now).execute()).map(fromRow)
    },
    async touch(tokenHash, lastUsedAt) {
      const row = queries.updateTable('api_tokens').set({ last_used_at: lastUsedAt.getTime() })
      await row.where('token_hash', '=', tokenHash).execute()
    },
    async delete(tokenHash) {
      const deleted = queries.deleteFrom('api_tokens').where('token_hash', '=', tokenHash).returning('token_hash')
      return (await deleted.execute()).length === 1
    },
    async deletePerson(source, subject) {
      const own = queries.deleteFrom('api_tokens').where('person_hash', '=', rowKey(source, subject))
      return Number((await own.executeTakeFirst()).numDeletedRows)
    },
    async deleteExpired(now) {
      const expired = queries.deleteFrom('api_tokens').where('expires_at', '<=', now.getTime())
      return Number((await expired.executeTakeFirst()).numDeletedRows)
    },
  }
}

function toRow(token: ApiToken): Selectable<Schema['api_tokens']> {
  const { id, source, subject, name, scopes } = token
  return {
    token_hash: token.tokenHash,
    person_hash: rowKey(source, subject),
    record: JSON.stringify({ id, source, subject, name, scopes }),
    created_at: token.createdAt.getTime(),
    expires_at: token.expiresAt.getTime(),
    last_used_at: token.lastUsedAt?.getTime() ?? null,
  }
}

function fromRow(row: Selectable<Schema['api_tokens']>): ApiToken {
  return {
    ...parseRecord(record, row.record, 'api_tokens'),
    tokenHash: row.token_hash,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
  }
}
