import type { UsedAssertions } from '../domain/repositories'
import type { Database } from './database'
import { rowKey } from './row-key'

export function usedAssertionsIn({ queries }: Database): UsedAssertions {
  return {
    async remember(source, assertionId, expiresAt) {
      const row = { assertion_hash: rowKey(source, assertionId), expires_at: expiresAt.getTime() }
      const insert = queries.insertInto('used_assertions').values(row)
      const added = await insert
        .onConflict((conflict) => conflict.doNothing())
        .returning('assertion_hash')
        .execute()
      return added.length === 1
    },
    async deleteExpired(now) {
      const expired = queries.deleteFrom('used_assertions').where('expires_at', '<=', now.getTime())
      return Number((await expired.executeTakeFirst()).numDeletedRows)
    },
  }
}
