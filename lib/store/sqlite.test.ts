import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { createSqliteTestDatabase, type TestDatabase } from './database.fixture'
import { openAuditStore, openStore } from './store'
import { describeStore } from './store.contract'

describeStore('SQLite', createSqliteTestDatabase)

const ringSecret = 'a secret of the tests with thirty-two bytes'
const secrets = [secret(ringSecret)]
const now = () => new Date()

/** Another process that opens the store on the file, says so, then appends audit rows and says each number once it is written. */
async function writeInAnotherProcess(path: string): Promise<{ readonly child: ChildProcess; lastWritten(): number }> {
  const program = `
    const store = await import(${JSON.stringify(new URL('./store.ts', import.meta.url).href)})
    const { openStore } = store.default ?? store
    const secrets = [{ reveal: () => ${JSON.stringify(ringSecret)} }]
    const database = { kind: 'sqlite', path: ${JSON.stringify(path)} }
    const { auditRows } = await openStore({ database, secrets, now: () => new Date() })
    console.log(0)
    for (;;) {
      const entry = (head) => ({
        row: { sequence: head.sequence + 1, event: null, body: '{}', previousHash: head.hash, hash: 'h', mac: 'm' },
        headMac: 'm',
      })
      console.log((await auditRows.append(entry)).sequence)
      await new Promise((resolve) => setImmediate(resolve))
    }`
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const options = ['--import', 'jiti/register', '--input-type=module', '--eval', program]
  const child = spawn(process.execPath, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const state = { written: 0 }
  lines.on('line', (line) => {
    state.written = Number(line)
  })
  await new Promise((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code}`)))
  })
  return { child, lastWritten: () => state.written }
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('a SQLite file', () => {
  const current: { database?: TestDatabase & { readonly path: string } } = {}
  const path = () => current.database?.path ?? ''
  const open = (file = path()) => openStore({ database: { kind: 'sqlite', path: file }, secrets, now })
  beforeEach(async () => {
    current.database = await createSqliteTestDatabase()
  })
  afterEach(() => current.database?.drop())

  it('is refused to a second process, which is told the path and the process that owns it, until that is killed', async () => {
    const { child } = await writeInAnotherProcess(path())
    try {
      const details = { path: path(), pid: child.pid }
      await expect(open()).rejects.toMatchObject({ code: 'store_locked', details })
    } finally {
      await killed(child)
    }
    await (await open()).close()
  })

  it('is refused under another spelling of its path', async () => {
    const store = await open()
    const link = join(dirname(dirname(path())), 'link')
    symlinkSync(dirname(path()), link)
    await expect(open(join(link, 'brevet.db'))).rejects.toMatchObject({ code: 'store_locked' })
    await store.close()
  })

  it('can be read by the auditor while the portal owns it, and not written', async () => {
    const store = await open()
    const reader = await openAuditStore({ database: { kind: 'sqlite', path: path() }, secrets, now })
    expect((await reader.auditRows.head()).sequence).toBe(0)
    await expect(reader.sealedValues.getOrCreate('new', () => 'value')).rejects.toMatchObject({
      code: 'store_unavailable',
    })
    await store.sealedValues.getOrCreate('name', () => 'value')
    expect(await reader.sealedValues.getOrCreate('name', () => 'other')).toBe('value')
    await reader.close()
    await store.close()
  })

  it('is not created by the auditor', async () => {
    const opening = openAuditStore({ database: { kind: 'sqlite', path: path() }, secrets, now })
    await expect(opening).rejects.toMatchObject({ code: 'store_unavailable', details: { reason: 'file_missing' } })
  })

  it('is readable by its owner alone, in a folder of the owner alone', async () => {
    const store = await open()
    await store.sealedValues.getOrCreate('name', () => 'value')
    const mode = (file: string) => statSync(file).mode & 0o777
    expect(mode(dirname(path()))).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm', '.lock', '.pid']) expect(mode(`${path()}${suffix}`)).toBe(0o600)
    await store.close()
  })

  it('is refused with store_unavailable when its place is a folder', async () => {
    mkdirSync(path(), { recursive: true })
    await expect(open()).rejects.toMatchObject({ code: 'store_unavailable', details: { path: path() } })
  })

  it.each(['moved away', 'replaced'])(
    'takes and gives nothing once it was %s, and goes on when it is back',
    async (how) => {
      const store = await open()
      await store.sealedValues.getOrCreate('name', () => 'value')
      renameSync(path(), `${path()}.kept`)
      if (how === 'replaced') copyFileSync(`${path()}.kept`, path())
      const details = { reason: 'file_replaced' }
      await expect(store.ping()).rejects.toMatchObject({ code: 'store_unavailable', details })
      await expect(store.sealedValues.getOrCreate('new', () => 'lost')).rejects.toMatchObject({ details })
      renameSync(`${path()}.kept`, path())
      expect(await store.sealedValues.getOrCreate('name', () => 'other')).toBe('value')
      await store.close()
    },
  )

  it('loses no acknowledged audit row to kill -9 in the midst of writing', async () => {
    const { child, lastWritten } = await writeInAnotherProcess(path())
    while (lastWritten() < 50) await new Promise((resolve) => setTimeout(resolve, 5))
    await killed(child)
    const store = await open()
    const { sequence } = await store.auditRows.head()
    expect(sequence).toBeGreaterThanOrEqual(lastWritten())
    expect(await store.auditRows.read(0, sequence + 1)).toHaveLength(sequence)
    await store.close()
  })
})
