import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { externalId, externalIdKey } from '../federation/external-id'
import { createSqliteTestDatabase } from '../store/database.fixture'
import { openStore } from '../store/store'

const ringSecret = 'tV3mJ0cPq8wZ5nR1xK7yB4dG6hL9sF2aUoEiXvQrTzYp'
const folder = mkdtempSync(join(tmpdir(), 'brevet-external-id-'))
const file = join(folder, 'brevet.yaml')
writeFileSync(
  file,
  `publicUrl: https://aws.example.com
signIn: []
accounts: [{ id: "111122223333" }, { id: "222233334444", externalId: written-long-ago }]
`,
)

describe('npm run config -- external-id', () => {
  let database: Awaited<ReturnType<typeof createSqliteTestDatabase>>
  beforeAll(async () => {
    database = await createSqliteTestDatabase()
  })
  afterAll(async () => {
    await database.drop()
    rmSync(folder, { recursive: true })
  })

  async function run(accountId: string): Promise<string> {
    const words = ['--import', 'jiti/register', 'lib/cli/config.ts', 'external-id', '--account', accountId]
    const env = {
      NODE_ENV: 'test' as const,
      BREVET_SECRET: ringSecret,
      BREVET_CONFIG: file,
      DATABASE_URL: `sqlite:${database.path}`,
    }
    const cwd = fileURLToPath(new URL('../..', import.meta.url))
    return promisify(execFile)(process.execPath, words, { cwd, env }).then(
      ({ stdout }) => stdout,
      (error: { readonly stderr: string }) => error.stderr,
    )
  }

  it('prints what the portal sends to roles of the account, while the portal runs', async () => {
    const store = await openStore({ database: database.settings, secrets: [secret(ringSecret)], now: () => new Date() })
    try {
      const key = await externalIdKey(store.sealedValues)
      expect(await run('111122223333')).toBe(`${externalId(key, '111122223333')}\n`)
      expect(await run('222233334444')).toBe('written-long-ago\n')
    } finally {
      await store.close()
    }
  })

  it('refuses what is no account', async () => {
    expect(await run('12')).toBe('an account id is twelve digits\n')
  })
})
