import { type Secret, secret } from '../domain/secret'
import type { TestDatabase } from './database.fixture'
import type { openStore } from './store'

/** The secret ring of a test, unless it gives another. */
export const testSecrets: readonly Secret[] = [secret('a secret of the tests with thirty-two bytes')]

/** What every part of the suite is given: the open store of one fresh database, and ways around it. */
export interface StoreUnderTest {
  readonly store: Awaited<ReturnType<typeof openStore>>
  readonly database: TestDatabase
  /** Closes the store and opens the same database again. */
  reopen(secrets?: readonly Secret[]): Promise<void>
}
