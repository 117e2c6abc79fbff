import { describe, expect, it } from 'vitest'
import type { RoleTarget } from './access-view'
import {
  askOfAll,
  type BundleEvent,
  bundleCandidates,
  distinctNames,
  emptyBundle,
  matchCandidates,
  reduceBundle,
  saidTo,
} from './keys-bundle'
import { initialChoices } from './keys-choices'
import type { IssuedKeys } from './keys-request'
import { plainOffer, target } from './role-target.fixture'

const second: RoleTarget = { ...target, role: { ...target.role, id: '111122223333/Admin', name: 'Admin' } }
const keys: IssuedKeys = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'canary-secret',
  sessionToken: 'canary-token',
  expiresAt: new Date(10_000),
  assumedRoleArn: '',
  choices: initialChoices(target, { durationSeconds: null, region: null }),
  durationSeconds: 3600,
  clampedBy: null,
  packedPolicySize: null,
  clockOffset: 1000,
}
const problem = {
  title: 'AWS refused',
  detail: '',
  code: 'sts_denied',
  reference: '',
  ask: '',
  isExplained: false,
  confirmAt: '',
}
const bundleAfter = (...events: readonly BundleEvent[]) => events.reduce(reduceBundle, emptyBundle)
const started = { type: 'started', targets: [target, second] } as const
const issued = { type: 'changed', entry: { status: 'issued', target, keys } } as const
const refused = { type: 'changed', entry: { status: 'refused', target: second, problem } } as const

describe('the roles added to a credentials file', () => {
  it('are ticked and unticked', () => {
    const tick = (isPicked: boolean) => ({ type: 'picked', id: second.role.id, isPicked }) as const
    expect(bundleAfter(tick(true), tick(true)).picked).toEqual([second.role.id])
    expect(bundleAfter(tick(true), tick(false)).picked).toEqual([])
  })

  it('have each an outcome of their own', () => {
    const { entries } = bundleAfter(started, issued, refused)
    expect(entries.map(({ status }) => status)).toEqual(['issued', 'refused'])
  })

  it('are asked for again in place of the refused ones, beside the issued ones', () => {
    const { entries } = bundleAfter(started, issued, refused, { type: 'started', targets: [second] })
    expect(entries.map(({ status }) => status)).toEqual(['issued', 'waiting'])
  })

  it('go when their keys end, by the server’s clock, and hold no secret once dropped', () => {
    expect(bundleAfter(started, issued, { type: 'ended', now: 8999 }).entries).toHaveLength(2)
    expect(JSON.stringify(bundleAfter(started, issued, { type: 'ended', now: 9000 }))).not.toContain('canary')
    expect(JSON.stringify(bundleAfter(started, issued, { type: 'dropped' }))).not.toContain('canary')
  })

  const role = (id: string, changes: object = {}) => ({ ...target.role, id, name: id, ...changes })
  const asking = (id: string, asks: object) => role(id, { offer: { ...plainOffer, ...asks } })

  it('are offered if they give keys and need no code, but for the role itself, the same account first', () => {
    const { account } = target
    const roles = [
      target.role,
      role('other'),
      role('console only', { keys: false }),
      role('code', { needsMfaCode: true }),
      asking('reason', { reason: 'required' }),
    ]
    const elsewhere = { ...account, id: '999988887777', roles: [role('far')] }
    const { candidates, needCode } = bundleCandidates([elsewhere, { ...account, roles }], target)
    expect(candidates.map(({ role: { id } }) => id)).toEqual(['other', 'reason', 'far'])
    expect(needCode).toBe(1)
  })

  it('ask together what each of them asks, and each is told what it asks for alone', () => {
    const of = (one: RoleTarget['role']): RoleTarget => ({ ...target, role: one })
    const reason = of(asking('reason', { reason: 'required' }))
    const ticket = of(asking('ticket', { reason: 'optional', ticket: 'optional', ticketPatterns: ['OPS-[0-9]+'] }))
    expect(askOfAll([target])).toEqual({ reason: null, ticket: null, ticketPatterns: [] })
    expect(askOfAll([ticket, reason])).toEqual({
      reason: 'required',
      ticket: 'optional',
      ticketPatterns: ['OPS-[0-9]+'],
    })
    const said = { reason: 'A failed payout', ticket: 'OPS-7' }
    expect([target, reason, ticket].map((one) => saidTo(one, said))).toEqual([
      { reason: '', ticket: '' },
      { reason: 'A failed payout', ticket: '' },
      said,
    ])
  })

  it('are found by words of account and role', () => {
    expect(matchCandidates([target, second], 'pay admin')).toEqual([second])
    expect(matchCandidates([target, second], '')).toHaveLength(2)
    expect(matchCandidates([target, second], 'nowhere')).toEqual([])
  })

  it('have sections of different names', () => {
    expect(distinctNames(['a', 'b', 'a', 'a-2', 'a'])).toEqual(['a', 'b', 'a-2', 'a-2-2', 'a-3'])
  })
})
