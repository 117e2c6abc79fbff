import { beforeEach, describe, expect, it } from 'vitest'
import { createAudit } from './audit'
import { createChainWatch } from './chain-watch'
import { anEvent, type MemoryLog, memoryLog } from './events.fixture'

const key = 'the audit key'
const current: { log: MemoryLog; at: Date } = { log: memoryLog(), at: new Date(0) }
const now = () => current.at
const watching = (stepRows = 4) => createChainWatch({ rows: current.log, key, now, stepRows, roundSeconds: 3600 })
const write = async (rows: number) => {
  const audit = createAudit({ rows: current.log, key })
  for (let count = 1; count <= rows; count += 1) await audit.record(anEvent({ details: { count } }))
}
const edit = (sequence: number) => {
  current.log.rows = current.log.rows.map((row) => (row.sequence === sequence ? { ...row, body: '{}' } : row))
}

describe('the watch on the chain', () => {
  beforeEach(async () => {
    current.log = memoryLog()
    current.at = new Date('2026-03-01T09:00:00Z')
    await write(10)
  })

  it('knows nothing before it has looked', () => {
    expect(watching().state()).toMatchObject({ sequence: 0, at: null, isWhole: false, fault: null })
  })

  it('reads no more than one step at a time, and says how far it has come', async () => {
    const read: number[] = []
    const { log } = current
    current.log = {
      ...log,
      read(after, limit) {
        read.push(limit)
        return log.read(after, limit)
      },
    }
    expect(await watching().advance()).toMatchObject({ sequence: 4, at: current.at, isWhole: false })
    expect(read).toEqual([4])
  })

  it('is through when the record of the end agrees, and takes up what is appended later', async () => {
    const watch = watching()
    for (let step = 0; step < 3; step += 1) await watch.advance()
    expect(watch.state()).toMatchObject({ sequence: 10, isWhole: true })
    await write(1)
    expect(await watch.advance()).toMatchObject({ sequence: 11, isWhole: true })
  })

  it('finds an empty log whole', async () => {
    current.log = memoryLog()
    expect(await watching().advance()).toMatchObject({ sequence: 0, isWhole: true, fault: null })
  })

  it('names the first row that is wrong, and stays with it', async () => {
    edit(6)
    const watch = watching()
    for (let step = 0; step < 4; step += 1) await watch.advance()
    expect(watch.state()).toMatchObject({ sequence: 5, isWhole: false, fault: { kind: 'edited', sequence: 6 } })
  })

  it('sees that the tail was cut', async () => {
    current.log.rows.length = 8
    const watch = watching(100)
    expect(await watch.advance()).toMatchObject({ fault: { kind: 'truncated', sequence: 9 } })
  })

  it('begins again when the round is over, and then sees a row that was changed after it was checked', async () => {
    const watch = watching(100)
    await watch.advance()
    edit(2)
    expect(await watch.advance()).toMatchObject({ isWhole: true, fault: null })
    current.at = new Date(current.at.getTime() + 3_600_000)
    expect(await watch.advance()).toMatchObject({ since: current.at, fault: { sequence: 2 } })
  })

  it('checks no row twice when it is asked twice at once', async () => {
    const watch = watching()
    const states = await Promise.all([watch.advance(), watch.advance(), watch.advance()])
    expect(states.map(({ sequence }) => sequence)).toEqual([4, 8, 10])
  })

  it('goes on after the database did not answer', async () => {
    const { log } = current
    let isDown = true
    current.log = { ...log, read: (...page) => (isDown ? Promise.reject(new Error('down')) : log.read(...page)) }
    const watch = watching(100)
    await expect(watch.advance()).rejects.toThrow('down')
    isDown = false
    expect(await watch.advance()).toMatchObject({ sequence: 10, isWhole: true })
  })
})
