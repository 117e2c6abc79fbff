import { expect, it } from 'vitest'
import { recentSessions } from './aws-session-view'

const now = new Date('2026-11-25T12:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

function ending(reference: string, endsAt: Date) {
  const id = { entitlement: '111122223333/ReadOnly', accountId: '111122223333', roleName: 'ReadOnly' }
  return {
    ...id,
    reference,
    kind: 'keys',
    startedAt: hours(-30),
    endsAt,
    accessKeyId: null,
    destination: null,
  } as const
}

it('has what runs first, the nearest end on top, and then what ended within a day, the latest first', () => {
  const sessions = [
    ending('long', hours(8)),
    ending('gone', hours(-24)),
    ending('soon', hours(0.1)),
    ending('yesterday', hours(-20)),
    ending('just', now),
  ]
  expect(recentSessions(sessions, now).map(({ reference, isRunning }) => [reference, isRunning])).toEqual([
    ['soon', true],
    ['long', true],
    ['just', false],
    ['yesterday', false],
  ])
})
