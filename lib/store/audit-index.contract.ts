import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AuditEvent, auditActions, auditOutcomes } from '../domain/audit-event'
import { type AuditFilter, fitsFilter, wholeAudit } from '../domain/audit-filter'
import type { AuditHead } from '../domain/repositories'
import type { StoreUnderTest } from './store-under-test.fixture'
import { hostileText, instant } from './values.fixture'

const names = ['Ana', 'ana', 'Anatol', 'Ünal', hostileText, `${'x'.repeat(40)}1`, `${'x'.repeat(40)}2`, '']
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const person = fc.record({
  source: oneOf('corp'),
  subject: oneOf(null, ...names),
  name: oneOf(null, ...names),
  email: oneOf(null, 'ana@example.com', 'ben@example.com'),
})
const target = fc.record({
  accountId: oneOf('111122223333', '444455556666'),
  roleName: oneOf('ReadOnly', 'readonly', 'Admin'),
  roleArn: oneOf(null),
})
const anyEvent: fc.Arbitrary<AuditEvent> = fc.record({
  at: fc.integer({ min: 0, max: 20_000 }).map(instant),
  reference: oneOf('brv-0000-0001', 'brv-0000-0002', 'odd'),
  action: oneOf(...auditActions),
  outcome: oneOf(...auditOutcomes),
  code: oneOf(null, 'not_entitled' as const, 'sts_denied' as const),
  actor: fc.option(person),
  target: fc.option(target),
  client: fc.record({ ip: oneOf(null, '192.0.2.1', '2001:db8::1', hostileText), userAgent: oneOf(null) }),
  details: oneOf({}),
})
const anyFilter: fc.Arbitrary<AuditFilter> = fc.record({
  from: fc.option(fc.integer({ min: 0, max: 20_000 }).map(instant), { freq: 1 }),
  until: fc.option(fc.integer({ min: 0, max: 20_000 }).map(instant), { freq: 1 }),
  person: rarely('an', 'ANA', 'ana@', 'ü', 'nobody', hostileText, 'x'.repeat(41), `${'x'.repeat(40)}2`, '%'),
  action: rarely(...auditActions),
  accountId: rarely('111122223333', '999999999999', hostileText),
  role: rarely('READONLY', 'Admin', 'a'),
  outcome: rarely(...auditOutcomes),
  code: rarely('not_entitled' as const, 'internal' as const),
  reference: rarely('brv-0000-0001', 'brv-9999-9999', hostileText),
  ip: rarely('192.0.2.1', '2001:DB8::1', hostileText),
})

function rarely<T>(...values: readonly T[]): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: oneOf(...values) })
}

function entryOf(event: AuditEvent) {
  return (head: AuditHead) => {
    const sequence = head.sequence + 1
    const hash = String(sequence).padStart(64, '0')
    const row = { sequence, event, body: JSON.stringify(event), previousHash: head.hash, hash, mac: 'mac' }
    return { row, headMac: 'head mac' }
  }
}

export function describeAuditIndex(underTest: () => StoreUnderTest): void {
  describe('the index of the audit', () => {
    const index = () => underTest().store.auditIndex
    const fill = async (events: readonly AuditEvent[]) => {
      for (const event of events) await underTest().store.auditRows.append(entryOf(event))
    }
    const someEvents = (count: number) => fc.sample(anyEvent, { numRuns: count, seed: 1 })
    /** All rows that a filter finds, by walking pages from one end. */
    const walk = async (filter: AuditFilter, direction: 'older' | 'newer', limit: number) => {
      const found: number[] = []
      for (let sequence = direction === 'older' ? Number.MAX_SAFE_INTEGER : 0; ; ) {
        const page = await index().page(filter, { sequence, direction }, limit)
        const sequences = page.rows.map((row) => row.sequence)
        found.push(...(direction === 'older' ? sequences : sequences.reverse()))
        if (page.ends || page.last === null) return found
        sequence = page.last
      }
    }

    it('finds in pages, newest first, exactly what fits by its body, whatever is asked', async () => {
      const events = someEvents(120)
      await fill(events)
      await fc.assert(
        fc.asyncProperty(anyFilter, fc.integer({ min: 1, max: 50 }), async (filter, limit) => {
          const fitting = events.flatMap((event, place) => (fitsFilter(filter, event) ? [place + 1] : []))
          expect(await walk(filter, 'newer', limit)).toEqual(fitting)
          expect(await walk(filter, 'older', limit)).toEqual(fitting.reverse())
        }),
        { numRuns: 150 },
      )
    })

    it('has of the whole audit every row, also those whose body says nothing any more', async () => {
      await fill(someEvents(5))
      await underTest().database.execute(`update audit_rows set body = 'not json' where sequence = 3`)
      expect(await walk(wholeAudit, 'older', 2)).toEqual([5, 4, 3, 2, 1])
      expect(await walk({ ...wholeAudit, from: instant() }, 'older', 2)).toEqual([5, 4, 2, 1])
    })

    it('does not find a row by a column that its body does not bear out', async () => {
      const [event] = someEvents(1)
      if (!event) throw new Error('no event')
      await fill([{ ...event, action: 'keys', outcome: 'refused' }])
      await underTest().database.execute(`update audit_rows set action = 'console'`)
      expect(await walk({ ...wholeAudit, action: 'console' }, 'older', 5)).toEqual([])
    })

    it('takes in the rows that a release before writes without it, in steps', async () => {
      const events = someEvents(7)
      await fill(events)
      await underTest().database.execute(
        `update audit_rows set at = null, action = null, outcome = null, code = null, email_key = null, name_key = null,
         subject_key = null, account_key = null, role_key = null, ip_key = null where sequence <> 2`,
      )
      await underTest().database.execute(`update audit_rows set body = 'not json' where sequence = 7`)
      expect([await index().isComplete(), await walk(wholeAudit, 'older', 3)]).toEqual([false, [7, 6, 5, 4, 3, 2, 1]])
      expect([await index().complete(4), await index().isComplete()]).toEqual([4, false])
      expect([await index().complete(4), await index().isComplete(), await index().complete(4)]).toEqual([2, true, 0])
      for (const action of auditActions) {
        const fitting = events.slice(0, 6).flatMap((event, place) => (event.action === action ? [place + 1] : []))
        expect(await walk({ ...wholeAudit, action }, 'newer', 3)).toEqual(fitting)
      }
    })
  })
}
