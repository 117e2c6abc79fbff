import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Secret } from '../domain/secret'
import { describeApiTokens } from './api-tokens.contract'
import { describeAuditIndex } from './audit-index.contract'
import { describeAuditRows } from './audit-rows.contract'
import { describeAwsAnswers } from './aws-answers.contract'
import type { TestDatabase } from './database.fixture'
import { describeOneTimeUse } from './one-time-use.contract'
import { describePreferences } from './preferences.contract'
import { describeRateLimits } from './rate-limits.contract'
import { describeRevocations } from './revocations.contract'
import { describeSealing } from './sealing.contract'
import { describeSessionEndings } from './session-endings.contract'
import { describeSessions } from './sessions.contract'
import { openStore } from './store'
import { type StoreUnderTest, testSecrets } from './store-under-test.fixture'

/** States the rules of the storage port; every database must pass it. `create` makes an empty database. */
export function describeStore(name: string, create: () => Promise<TestDatabase>): void {
  describe(`the store on ${name}`, () => {
    const current: { test?: StoreUnderTest } = {}
    const open = async (database: TestDatabase, secrets: readonly Secret[]) => {
      const store = await openStore({ database: database.settings, secrets, now: () => new Date() })
      current.test = {
        store,
        database,
        async reopen(newSecrets = testSecrets) {
          await store.close()
          await open(database, newSecrets)
        },
      }
    }
    const underTest = () => {
      if (current.test === undefined) throw new Error('the store is not open')
      return current.test
    }
    beforeEach(async () => open(await create(), testSecrets))
    afterEach(async () => {
      await underTest().store.close()
      await underTest().database.drop()
    })

    describeSessions(underTest)
    describeSessionEndings(underTest)
    describeAwsAnswers(underTest)
    describeOneTimeUse(underTest)
    describeApiTokens(underTest)
    describeSealing(underTest)
    describeAuditRows(underTest)
    describeAuditIndex(underTest)
    describePreferences(underTest)
    describeRateLimits(underTest)
    describeRevocations(underTest)

    it('answers a ping, and refuses one with store_unavailable once it is closed', async () => {
      await underTest().store.ping()
      await underTest().store.close()
      await expect(underTest().store.ping()).rejects.toMatchObject({ code: 'store_unavailable' })
    })

    it('keeps everything when it is opened again', async () => {
      const value = await underTest().store.sealedValues.getOrCreate('name', () => 'first')
      await underTest().reopen()
      expect(await underTest().store.sealedValues.getOrCreate('name', () => 'second')).toBe(value)
    })

    it('opens a schema that a newer release has extended', async () => {
      const applied = `insert into brevet_migration (name, timestamp) values ('9999_from_the_future', '2099-01-01')`
      await underTest().database.execute(applied)
      await underTest().reopen()
      await underTest().store.ping()
    })
  })
}
