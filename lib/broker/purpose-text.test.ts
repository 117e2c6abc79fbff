import { expect, it } from 'vitest'
import type { AuditEvent } from '../domain/audit-event'
import { purposeOf } from './purpose-text'

const eventOf = (outcome: AuditEvent['outcome'], details: AuditEvent['details']) =>
  purposeOf({ outcome, details } as AuditEvent)

it('is the person’s words under either name, and never the reason of a refusal', () => {
  expect(eventOf('started', { purpose: 'Incident 4127' })).toBe('Incident 4127')
  expect(eventOf('refused', { purpose: 'Incident 4127', reason: 'trust' })).toBe('Incident 4127')
  expect(eventOf('succeeded', { reason: 'Incident 4127' })).toBe('Incident 4127')
  expect(eventOf('refused', { reason: 'trust' })).toBeNull()
  expect(eventOf('succeeded', {})).toBeNull()
})
