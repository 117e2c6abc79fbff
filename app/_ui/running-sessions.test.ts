import { describe, expect, it } from 'vitest'
import { type RunningSession, readSessions, runningAt } from './running-sessions'

const now = Date.parse('2026-11-25T12:00:00Z')
const session = (reference: string, minutes: number, rest: Partial<RunningSession> = {}): RunningSession => ({
  reference,
  kind: 'keys',
  entitlement: `111122223333/${reference}`,
  startedAt: new Date(now - 60_000),
  endsAt: new Date(now + minutes * 60_000),
  destination: null,
  ...rest,
})

describe('what is running', () => {
  it('is what has not ended, the first to end first', () => {
    const running = runningAt([session('late', 60), session('over', 0), session('soon', 5)], now)
    expect(running.map(({ reference }) => reference)).toEqual(['soon', 'late'])
  })

  it('is the last of several alike', () => {
    const entitlement = '111122223333/ReadOnly'
    const sessions = [
      session('first', 10, { entitlement }),
      session('second', 30, { entitlement }),
      session('console', 20, { entitlement, kind: 'console' }),
    ]
    expect(runningAt(sessions, now).map(({ reference }) => reference)).toEqual(['console', 'second'])
  })

  it('has the same order for the same sessions', () => {
    const sessions = [session('b', 5), session('a', 5)]
    expect(runningAt(sessions, now)).toEqual(runningAt([...sessions].reverse(), now))
  })
})

describe('the answer of the API', () => {
  it('is read as it was written', () => {
    const sessions = [
      session('one', 5),
      session('two', 6, { kind: 'console', destination: 'console.aws.amazon.com/s3' }),
    ]
    expect(readSessions(JSON.parse(JSON.stringify({ sessions })))).toEqual(sessions)
  })

  it('is nothing where it is no list, and leaves out what it cannot read', () => {
    expect(readSessions(null)).toBeNull()
    expect(readSessions({ sessions: 'none' })).toBeNull()
    expect(
      readSessions({ sessions: [null, { kind: 'cookies' }, { kind: 'keys', startedAt: 'x', endsAt: 'y' }] }),
    ).toEqual([])
  })
})
