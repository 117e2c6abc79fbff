import { describe, expect, it } from 'vitest'
import type { RateQuestion } from '../domain/rate-limit'
import type { StoreUnderTest } from './store-under-test.fixture'

const ana: RateQuestion = { rule: 'person-is-handed', key: ['corp', 'ana'], perMinute: 3 }

export function describeRateLimits(current: () => StoreUnderTest): void {
  describe('rate limits', () => {
    const take = (question: RateQuestion) => current().store.rateLimits.take(question)

    it('admits so many a minute, and tells the first that is too many from the rest', async () => {
      for (let taken = 0; taken < 3; taken += 1) expect(await take(ana)).toBeNull()
      const excesses = [await take(ana), await take(ana), await take(ana)]
      expect(excesses.map((excess) => excess?.isFirst)).toEqual([true, false, false])
      for (const excess of excesses) {
        expect(excess?.retryAfterSeconds).toBeGreaterThan(0)
        expect(excess?.retryAfterSeconds).toBeLessThanOrEqual(60)
      }
    })

    it('counts each key and each rule on its own', async () => {
      for (let taken = 0; taken < 4; taken += 1) await take(ana)
      expect(await take(ana)).not.toBeNull()
      expect(await take({ ...ana, key: ['partner', 'ana'] })).toBeNull()
      expect(await take({ ...ana, rule: 'source-signs-in' })).toBeNull()
    })

    it('admits exactly so many of those that come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => take(ana)))
      expect(answers.filter((excess) => excess === null)).toHaveLength(3)
      expect(answers.filter((excess) => excess?.isFirst)).toHaveLength(1)
    })

    it('goes on counting while the database is away', async () => {
      await current().store.close()
      expect(await take(ana)).toBeNull()
    })

    it('removes counts whose minute is over', async () => {
      await take(ana)
      const removed = await current().store.rateLimits.deleteExpired(new Date(Date.now() + 3_600_000))
      expect(removed).toBe(current().database.settings.kind === 'postgres' ? 1 : 0)
    })
  })
}
