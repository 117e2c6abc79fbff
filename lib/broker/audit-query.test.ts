import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditActions, auditOutcomes } from '../domain/audit-event'
import { type AuditFilter, wholeAudit } from '../domain/audit-filter'
import { errorCodes } from '../domain/errors'
import { filterParameters, filterQuery, readAuditQuery, withoutPart } from './audit-query'

const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .filter((value) => value.isWellFormed() && value.trim() === value)
const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const anyFilter: fc.Arbitrary<AuditFilter> = fc.record({
  from: perhaps(instant),
  until: perhaps(instant),
  person: perhaps(text),
  action: perhaps(fc.constantFrom(...auditActions)),
  accountId: perhaps(text),
  role: perhaps(text),
  outcome: perhaps(fc.constantFrom(...auditOutcomes)),
  code: perhaps(fc.constantFrom(...errorCodes)),
  reference: perhaps(fc.stringMatching(/^brv-[0-9A-Z]{4}-[0-9A-Z]{4}$/)),
  ip: perhaps(text),
})
const read = (query: string) => readAuditQuery(new URLSearchParams(query))

describe('a query for the audit', () => {
  it('survives being written into an address and read again, whatever people typed', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(read(filterQuery(filter).toString())).toEqual({ filter, cursor: null, row: null, faults: [] })
      }),
    )
  })

  it('of nothing is the whole audit, the newest rows first', () => {
    expect(read('')).toEqual({ filter: wholeAudit, cursor: null, row: null, faults: [] })
    expect(read('person=&action=&from=%20')).toMatchObject({ filter: wholeAudit, faults: [] })
  })

  it.each([
    ['from', '2026-11-25', '2026-11-25T00:00:00.000Z'],
    ['until', '2026-11-25', '2026-11-26T00:00:00.000Z'],
    ['from', '2026-11-25T08:40', '2026-11-25T08:40:00.000Z'],
    ['until', '2026-11-25T08:40:07', '2026-11-25T08:40:07.000Z'],
    ['from', '2026-11-25T08:40+01:00', '2026-11-25T07:40:00.000Z'],
  ] as const)('takes %s %s as %s', (name, typed, meant) => {
    expect(readAuditQuery(new URLSearchParams({ [name]: typed })).filter[name]?.toISOString()).toBe(meant)
  })

  it('takes a reference as it was read out', () => {
    expect(read('reference=BRV-7k2q-94td').filter.reference).toBe('brv-7K2Q-94TD')
  })

  it('names what it does not understand, and is then as if it were absent', () => {
    const { filter, faults, cursor } = read(
      `from=yesterday&until=2026-13-01&action=fly&outcome=won&code=x&reference=42&older=-1&row=x&person=${'x'.repeat(201)}`,
    )
    expect([filter, cursor]).toEqual([wholeAudit, null])
    expect(faults).toEqual(['from', 'until', 'person', 'action', 'outcome', 'code', 'reference', 'older', 'row'])
  })

  it('pages in one direction', () => {
    expect(read('older=12&newer=3').cursor).toEqual({ sequence: 12, direction: 'older' })
    expect(read('newer=3').cursor).toEqual({ sequence: 3, direction: 'newer' })
  })

  it.each(filterParameters)('can be freed of %s alone', (name) => {
    const filter: AuditFilter = {
      from: new Date(1),
      until: new Date(2),
      person: 'p',
      action: 'keys',
      accountId: 'a',
      role: 'r',
      outcome: 'failed',
      code: 'internal',
      reference: 'brv-0000-0000',
      ip: '::1',
    }
    expect([...filterQuery(withoutPart(filter, name)).keys()]).toEqual(
      filterParameters.filter((other) => other !== name),
    )
  })
})
