import { describe, expect, it } from 'vitest'
import { initialChoices } from './keys-choices'
import type { IssuedKeys } from './keys-request'
import { target } from './role-target.fixture'
import { closedKeys, reduceKeys } from './use-keys'

const choices = initialChoices(target, { durationSeconds: null, region: null })
const keys: IssuedKeys = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'canary-secret',
  sessionToken: 'canary-token',
  expiresAt: new Date('2026-11-24T10:00:00Z'),
  assumedRoleArn: '',
  choices,
  durationSeconds: 3600,
  clampedBy: null,
  packedPolicySize: null,
  clockOffset: 0,
}
const problem = {
  title: 'AWS refused',
  detail: '',
  code: 'sts_denied',
  reference: 'brv-1',
  ask: '',
  isExplained: false,
  confirmAt: '',
}
const opened = reduceKeys(closedKeys, { type: 'opened', target, choices })
const asked = reduceKeys(opened, { type: 'asked' })

it('holds a one-time code until it is sent, and no longer', () => {
  expect(opened).toMatchObject({ open: true, asking: false, mfaCode: '' })
  const typed = reduceKeys(opened, { type: 'typed', mfaCode: '123456' })
  expect(typed.mfaCode).toBe('123456')
  expect(reduceKeys(typed, { type: 'asked' }).mfaCode).toBe('')
  expect(reduceKeys(typed, { type: 'closed' }).mfaCode).toBe('')
})

const issued = reduceKeys(asked, { type: 'issued', keys })

describe('keys dialog', () => {
  it('opens without asking AWS', () => {
    expect([opened.open, opened.asking, opened.choices]).toEqual([true, false, choices])
  })

  it('shows keys only when they are there', () => {
    expect([asked.open, asked.asking, asked.issued]).toEqual([true, true, null])
    expect([issued.asking, issued.issued]).toEqual([false, keys])
  })

  it('holds no secret once it is closed', () => {
    expect(JSON.stringify(reduceKeys(issued, { type: 'closed' }))).not.toContain('canary')
  })

  it('holds no secret once the page forgets, says so, and takes no answer for one that it waits for', () => {
    const forgotten = reduceKeys(issued, { type: 'forgotten' })
    expect(JSON.stringify(forgotten)).not.toContain('canary')
    expect([forgotten.forgotten, forgotten.open]).toEqual([true, true])
    expect(reduceKeys(forgotten, { type: 'forgotten' }).forgotten).toBe(true)
    expect(reduceKeys(forgotten, { type: 'asked' }).forgotten).toBe(false)
    const typed = reduceKeys(opened, { type: 'typed', mfaCode: '123456' })
    expect(reduceKeys(typed, { type: 'forgotten' })).toMatchObject({ mfaCode: '', forgotten: false })
    expect(reduceKeys(asked, { type: 'forgotten' }).asking).toBe(false)
  })

  it('holds no secret once the keys have ended, and remembers when that was', () => {
    const ended = reduceKeys(issued, { type: 'ended' })
    expect(JSON.stringify(ended)).not.toContain('canary')
    expect(ended.endedAt).toEqual(keys.expiresAt)
  })

  it('keeps the keys that still work when renewing is refused', () => {
    const again = reduceKeys(issued, { type: 'asked' })
    const refused = reduceKeys(again, { type: 'refused', problem })
    expect([refused.issued, refused.problem, refused.asking]).toEqual([keys, problem, false])
  })

  it('points at a field until something is said', () => {
    const unfit = reduceKeys(opened, { type: 'unfit', field: 'reason' })
    expect(unfit.unfit).toBe('reason')
    expect(reduceKeys(unfit, { type: 'chosen', choices: { reason: 'because' } }).unfit).toBeNull()
  })

  it('points at the code until something is typed', () => {
    const unfit = reduceKeys(opened, { type: 'unfit', field: 'mfaCode' })
    expect([unfit.unfit, unfit.asking]).toEqual(['mfaCode', false])
    expect(reduceKeys(unfit, { type: 'typed', mfaCode: '1' }).unfit).toBeNull()
  })

  it('asks for nothing by choosing another length', () => {
    const chosen = reduceKeys(issued, { type: 'chosen', choices: { durationSeconds: 900 } })
    expect([chosen.asking, chosen.issued?.durationSeconds, chosen.choices.durationSeconds]).toEqual([false, 3600, 900])
  })
})
