import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditRow } from '../domain/repositories'
import { createAudit } from './audit'
import { nextEntry, rowHash, rowMac } from './chain'
import { anEvent, type MemoryLog, memoryLog } from './events.fixture'
import { verifyAudit } from './verification'

const key = 'the audit key'
const current: { log: MemoryLog } = { log: memoryLog() }
const rowAt = (sequence: number): AuditRow => {
  const row = current.log.rows[sequence - 1]
  if (row === undefined) throw new Error(`no row ${sequence}`)
  return row
}
const replace = (sequence: number, changes: Partial<AuditRow>) => {
  current.log.rows[sequence - 1] = { ...rowAt(sequence), ...changes }
}
/** Gives rows new numbers in their present order, as one who hides a gap does. */
const renumber = () => {
  current.log.rows = current.log.rows.map((row, index) => ({ ...row, sequence: index + 1 }))
}
const verify = (pageSize = 3) => verifyAudit({ rows: current.log, key, pageSize })

async function fill(rows: number): Promise<void> {
  current.log = memoryLog()
  const audit = createAudit({ rows: current.log, key })
  for (let count = 1; count <= rows; count += 1) await audit.record(anEvent({ details: { count } }))
}

describe('verifying the audit', () => {
  beforeEach(() => fill(10))

  it.each([0, 1, 2, 3, 4, 9])('accepts a whole log of %i rows, whatever the page size', async (rows) => {
    await fill(rows)
    const verdict = { ok: true, rows, headHash: rows === 0 ? '0'.repeat(64) : rowAt(rows).hash }
    expect(await verify(3)).toEqual(verdict)
    expect(await verify(1000)).toEqual(verdict)
  })

  it.each([1, 2, 3, 4, 10])('names row %i when its body was edited', async (sequence) => {
    replace(sequence, { body: rowAt(sequence).body.replace('ana', 'eve') })
    expect(await verify()).toMatchObject({ ok: false, rows: sequence - 1, fault: { kind: 'edited', sequence } })
  })

  it.each(['hash', 'previousHash', 'mac'] as const)('names the row whose %s was edited', async (field) => {
    replace(5, { [field]: 'f'.repeat(64) })
    expect(await verify()).toMatchObject({ ok: false, fault: { sequence: 5 } })
  })

  it('calls a row forged whose hash was made anew without the key, and so all rows after it', async () => {
    const body = rowAt(5).body.replace('ana', 'eve')
    replace(5, { body, hash: rowHash({ ...rowAt(5), body }) })
    for (let sequence = 6; sequence <= 10; sequence += 1) {
      const previousHash = rowAt(sequence - 1).hash
      replace(sequence, { previousHash, hash: rowHash({ ...rowAt(sequence), previousHash }) })
    }
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'forged', sequence: 5 } })
  })

  it('names the first of the deleted rows, whether or not the rest is renumbered', async () => {
    current.log.rows.splice(3, 2)
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'deleted', sequence: 4 } })
    renumber()
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'deleted', sequence: 4 } })
  })

  it.each([
    [4, 5],
    [2, 9],
  ])('names the first of two rows that changed places: %i and %i', async (one, other) => {
    const [first, second] = [rowAt(one), rowAt(other)]
    replace(one, { ...second, sequence: one })
    replace(other, { ...first, sequence: other })
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'reordered', sequence: one } })
  })

  it.each([
    ['of its own making', () => nextEntry(anEvent(), rowAt(3), 'another key').row],
    ['that is a copy of another', () => rowAt(2)],
  ])('names the row that somebody inserted, one %s', async (_what, make) => {
    current.log.rows.splice(3, 0, make())
    renumber()
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'inserted', sequence: 4 } })
  })

  it('names a genuine row of another log of the same key', async () => {
    const own = current.log
    await fill(4)
    const foreign = nextEntry(anEvent(), { sequence: 4, hash: 'a'.repeat(64) }, key).row
    current.log = own
    replace(5, foreign)
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'inserted', sequence: 5 } })
  })

  it('names the first row of a tail that was cut', async () => {
    current.log.rows.length = 7
    expect(await verify()).toMatchObject({ ok: false, rows: 7, fault: { kind: 'truncated', sequence: 8 } })
    current.log.rows.length = 0
    expect(await verify()).toMatchObject({ ok: false, rows: 0, fault: { kind: 'truncated', sequence: 1 } })
  })

  it('sees a cut tail although the head was set to the last row that is left, with that row’s MAC', async () => {
    current.log.rows.length = 7
    const { sequence, hash, mac } = rowAt(7)
    current.log.end = { sequence, hash, mac }
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'head-forged', sequence: 7 } })
  })

  it('sees a head record that was put back to an earlier one of its own', async () => {
    const row = rowAt(10)
    await createAudit({ rows: current.log, key }).record(anEvent())
    current.log.end = { sequence: 10, hash: row.hash, mac: nextEntryHeadMac() }
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'head-forged', sequence: 10 } })
  })

  it('refuses rows without a head record', async () => {
    current.log.end = { sequence: 0, hash: '', mac: 'missing' }
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'head-forged' } })
    current.log.end = { sequence: 0, hash: '0'.repeat(64), mac: '' }
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'head-forged' } })
  })

  it('refuses every row under another key', async () => {
    const verdict = await verifyAudit({ rows: current.log, key: 'another key' })
    expect(verdict).toMatchObject({ ok: false, rows: 0, fault: { kind: 'forged', sequence: 1 } })
  })

  it('accepts a log that grows while it is walked', async () => {
    const { log } = current
    const audit = createAudit({ rows: log, key })
    const growing = {
      ...log,
      head: async () => log.end,
      async read(after: number, limit: number) {
        const page = await log.read(after, limit)
        if (log.rows.length < 15) await audit.record(anEvent())
        return page
      },
    }
    expect(await verifyAudit({ rows: growing, key, pageSize: 3 })).toMatchObject({ ok: true, rows: 15 })
  })

  it('refuses a MAC of a row that is not of its hash', async () => {
    replace(5, { mac: rowMac(rowAt(4).hash, key) })
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'forged', sequence: 5 } })
  })
})

/** The head MAC that the log had when row 10 was its last. */
function nextEntryHeadMac(): string {
  return nextEntry(anEvent({ details: { count: 10 } }), rowAt(9), key).headMac
}
