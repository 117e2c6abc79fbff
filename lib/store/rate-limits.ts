import { CompiledQuery } from 'kysely'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateExcess, RateQuestion } from '../domain/rate-limit'
import type { RateLimits } from '../domain/repositories'
import type { Database } from './database'
import { rowKey } from './row-key'

const minute = 60

type Limiter = RateLimiterMemory | RateLimiterPostgres

/**
 * Counts by the minute. On PostgreSQL all replicas share a count, and each counts alone while the database does not answer; the one
 * process that a SQLite file has counts in memory.
 */
export function rateLimitsIn(database: Database): RateLimits {
  const limiters = new Map<string, Limiter>()
  const limiterOf = ({ rule, perMinute }: RateQuestion): Limiter => {
    const name = `${rule} ${perMinute}`
    const limiter = limiters.get(name) ?? createLimiter(database, { keyPrefix: rule, points: perMinute })
    limiters.set(name, limiter)
    return limiter
  }
  return {
    async take(question) {
      try {
        await limiterOf(question).consume(rowKey(...question.key))
        return null
      } catch (reason) {
        return excessOf(reason, question.perMinute)
      }
    },
    async deleteExpired(now) {
      if (database.kind === 'sqlite') return 0
      const expired = database.queries.deleteFrom('rate_limits').where('expire', '<=', now.getTime())
      return Number((await expired.executeTakeFirst()).numDeletedRows)
    },
  }
}

function createLimiter(database: Database, count: { readonly keyPrefix: string; readonly points: number }): Limiter {
  const memory = new RateLimiterMemory({ ...count, duration: minute })
  if (database.kind === 'sqlite') return memory
  return new RateLimiterPostgres({
    ...count,
    duration: minute,
    storeClient: {
      query: ({ text, values }: Statement) => database.queries.executeQuery(CompiledQuery.raw(text, values)),
    },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    // Who is beyond the limit costs no statement until the minute is over.
    inMemoryBlockOnConsumed: count.points + 2,
    insuranceLimiter: memory,
  })
}

interface Statement {
  readonly text: string
  readonly values: unknown[]
}

/** The library rejects with the count where it is too high, and with an error where it could not count. */
function excessOf(reason: unknown, perMinute: number): RateExcess {
  if (!(reason instanceof RateLimiterRes)) throw reason
  const retryAfterSeconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000))
  return { retryAfterSeconds, isFirst: reason.consumedPoints === perMinute + 1 }
}
