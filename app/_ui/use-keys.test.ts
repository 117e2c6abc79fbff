import { describe, expect, it } from 'vitest'
import type { RoleTarget } from './access-view'
import type { IssuedKeys } from './keys-request'
import { type KeysState, reduceKeys } from './use-keys'

const target: RoleTarget = {
  account: { id: '111122223333', name: 'Payments', alias: 'pay', environment: 'production', region: 'eu-west-1' },
  role: {
    id: '111122223333/ReadOnly',
    name: 'ReadOnly',
    description: '',
    console: true,
    keys: true,
    privileged: false,
    maxDurationSeconds: 3600,
    method: ['web-identity', 'only'],
    needsMfaCode: false,
  },
}
const keys: IssuedKeys = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'canary-secret',
  sessionToken: 'canary-token',
  expiresAt: new Date('2026-11-24T10:00:00Z'),
  assumedRoleArn: '',
  region: null,
  durationSeconds: 3600,
  clockOffset: 0,
}
const problem = {
  title: 'AWS refused',
  detail: '',
  code: 'sts_denied',
  reference: 'brv-1',
  ask: '',
  isExplained: false,
}
const closed: KeysState = {
  open: false,
  target: null,
  durationSeconds: 0,
  mfaCode: '',
  asking: false,
  issued: null,
  endedAt: null,
  problem: null,
}

it('holds a one-time code until it is sent, and no longer', () => {
  const opened = reduceKeys(closed, { type: 'opened', target, durationSeconds: 3600 })
  expect(opened).toMatchObject({ open: true, asking: false, mfaCode: '' })
  const typed = reduceKeys(opened, { type: 'typed', mfaCode: '123456' })
  expect(typed.mfaCode).toBe('123456')
  expect(reduceKeys(typed, { type: 'asked', target, durationSeconds: 3600 }).mfaCode).toBe('')
  expect(reduceKeys(typed, { type: 'closed' }).mfaCode).toBe('')
})

const asked = reduceKeys(closed, { type: 'asked', target, durationSeconds: 3600 })
const issued = reduceKeys(asked, { type: 'issued', keys })

describe('keys dialog', () => {
  it('opens when asked, and shows keys only when they are there', () => {
    expect([asked.open, asked.asking, asked.issued]).toEqual([true, true, null])
    expect([issued.asking, issued.issued]).toEqual([false, keys])
  })

  it('holds no secret once it is closed', () => {
    expect(JSON.stringify(reduceKeys(issued, { type: 'closed' }))).not.toContain('canary')
  })

  it('holds no secret once the keys have ended, and remembers when that was', () => {
    const ended = reduceKeys(issued, { type: 'ended' })
    expect(JSON.stringify(ended)).not.toContain('canary')
    expect(ended.endedAt).toEqual(keys.expiresAt)
  })

  it('keeps the keys that still work when renewing is refused', () => {
    const again = reduceKeys(issued, { type: 'asked', target, durationSeconds: 900 })
    const refused = reduceKeys(again, { type: 'refused', problem })
    expect([refused.issued, refused.problem, refused.asking]).toEqual([keys, problem, false])
  })

  it('asks for nothing by choosing another length', () => {
    const chosen = reduceKeys(issued, { type: 'chosen', durationSeconds: 900 })
    expect([chosen.asking, chosen.issued?.durationSeconds, chosen.durationSeconds]).toEqual([false, 3600, 900])
  })
})
