import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAudit } from '../audit/audit'
import { auditKey } from '../audit/audit-key'
import { anEvent } from '../audit/events.fixture'
import { verifyAudit } from '../audit/verification'
import type { Repositories } from '../domain/repositories'
import { secret } from '../domain/secret'
import { createSqliteTestDatabase, type TestDatabase } from '../store/database.fixture'
import { openStore } from '../store/store'

const ringSecret = 'tV3mJ0cPq8wZ5nR1xK7yB4dG6hL9sF2aUoEiXvQrTzYp'
const command = fileURLToPath(new URL('./audit.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

interface Outcome {
  readonly code: number
  readonly output: string
}

/** `npm run audit -- verify` on a database, with what it prints. */
async function runVerify(path: string, words: readonly string[] = ['verify']): Promise<Outcome> {
  const options = {
    cwd: root,
    env: { NODE_ENV: 'test' as const, PATH: '', BREVET_SECRET: ringSecret, DATABASE_URL: `sqlite:${path}` },
  }
  const run = promisify(execFile)(process.execPath, ['--import', 'jiti/register', command, ...words], options)
  return run.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { readonly code: number; readonly stderr: string }) => ({ code: error.code, output: error.stderr }),
  )
}

interface Installation {
  readonly database: TestDatabase & { readonly path: string }
  readonly store: Repositories
  readonly key: string
}

describe('the audit of a portal that is running', () => {
  const current: { installation?: Installation } = {}
  const running = () => {
    if (current.installation === undefined) throw new Error('the portal is not running')
    return current.installation
  }
  const tamper = async (...statements: readonly string[]) => {
    for (const statement of statements) await running().database.execute(statement)
  }
  const verdict = () => verifyAudit({ rows: running().store.auditRows, key: running().key, pageSize: 4 })

  beforeEach(async () => {
    const database = await createSqliteTestDatabase()
    const store = await openStore({ database: database.settings, secrets: [secret(ringSecret)], now: () => new Date() })
    const key = await auditKey(store.sealedValues)
    const audit = createAudit({ rows: store.auditRows, key })
    for (let count = 1; count <= 10; count += 1) await audit.record(anEvent({ details: { count } }))
    current.installation = { database, store, key }
  })
  afterEach(async () => {
    await running().store.close()
    await running().database.drop()
  })

  it('is found whole by the command, with its number of rows and head hash, exit 0', async () => {
    const { hash } = await running().store.auditRows.head()
    const { code, output } = await runVerify(running().database.path)
    expect({ code, output }).toEqual({ code: 0, output: `10 rows checked, all whole; head ${hash}\n` })
  })

  it('is found broken by the command, which names the first broken row, exit 1', async () => {
    await tamper(`update audit_rows set body = replace(body, '"ana"', '"eve"') where sequence in (4, 7)`)
    const { code, output } = await runVerify(running().database.path)
    expect(code).toBe(1)
    expect(output).toMatch(/^row 4 edited: .* \(3 rows before it are whole\)\n$/)
  })

  it('is held to a row that was kept elsewhere, which finds a database put back as a whole', async () => {
    const { path } = running().database
    const kept = await running().store.auditRows.head()
    const verify = (row: string) => runVerify(path, ['verify', '--row', row])
    expect(await verify(`10=${kept.hash}`)).toMatchObject({
      code: 0,
      output: expect.stringContaining('row 10 is the one'),
    })
    const other = await verify(`9=${kept.hash}`)
    expect(other).toEqual({ code: 1, output: 'row 9 is not the one that was kept\n' })
    const missing = await verify(`11=${kept.hash}`)
    expect(missing).toEqual({ code: 1, output: 'row 11, which was kept, is missing\n' })
    expect(await verify('10=abc')).toMatchObject({ code: 2 })
  })

  it('is not readable, and exit 1 says so, where there is no database', async () => {
    const { code, output } = await runVerify(`${running().database.path}.absent`)
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('there is no such file') })
  })

  it('has one command, and exit 2 says so', async () => {
    const { code, output } = await runVerify(running().database.path, ['verfy'])
    expect({ code, output }).toMatchObject({ code: 2, output: expect.stringContaining('npm run audit -- verify') })
  })

  it.each<[string, readonly string[], string, number]>([
    ['edited', [`update audit_rows set body = replace(body, 'curl', 'wget') where sequence = 6`], 'edited', 6],
    ['emptied', [`update audit_rows set body = '' where sequence = 10`], 'edited', 10],
    ['deleted', ['delete from audit_rows where sequence = 1'], 'deleted', 1],
    [
      'deleted and the rest renumbered',
      ['delete from audit_rows where sequence = 5', 'update audit_rows set sequence = sequence - 1 where sequence > 5'],
      'deleted',
      5,
    ],
    [
      'exchanged with the next',
      [
        'update audit_rows set sequence = 99 where sequence = 3',
        'update audit_rows set sequence = 3 where sequence = 4',
        'update audit_rows set sequence = 4 where sequence = 99',
      ],
      'reordered',
      3,
    ],
    ['cut with all after it', ['delete from audit_rows where sequence > 7'], 'truncated', 8],
    [
      'cut with all after it and the head moved back',
      [
        'delete from audit_rows where sequence > 7',
        `update audit_head set (sequence, hash, mac) = (select sequence, hash, mac from audit_rows where sequence = 7)`,
      ],
      'head-forged',
      7,
    ],
    [
      'added at the end',
      [
        `insert into audit_rows (sequence, body, previous_hash, hash, mac) select 11, body, hash, '${'ab'.repeat(32)}', mac from audit_rows where sequence = 10`,
      ],
      'edited',
      11,
    ],
    ['left without a head', ['delete from audit_head'], 'head-forged', 0],
  ])('names the row that was %s', async (_how, statements, kind, sequence) => {
    await tamper(...statements)
    expect(await verdict()).toMatchObject({ ok: false, fault: { kind, sequence } })
  })
})
