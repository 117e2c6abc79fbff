import { describe, expect, it } from 'vitest'
import { plainTerms, type Terms } from '../domain/terms'
import { checkPurpose } from './purpose'

const check = (purpose: { reason?: string; ticket?: string }, terms: Partial<Terms> = {}) =>
  checkPurpose({ reason: null, ticket: null, ...purpose }, { ...plainTerms, ...terms })

const refused = (field: string, problem: string) =>
  expect.objectContaining({ code: 'reason_required', details: { field, problem } })

describe('a purpose', () => {
  it('is kept as it was said, without the spaces around it', () => {
    expect(check({ reason: '  Look at the failed payout  ', ticket: 'OPS-12' })).toEqual({
      purpose: 'Look at the failed payout',
      ticket: 'OPS-12',
    })
  })

  it('may be missing unless the grant requires it', () => {
    expect(check({}, { reason: 'optional', ticket: 'optional', ticketPatterns: ['OPS-[0-9]+'] })).toEqual({})
    expect(() => check({ reason: '   ' }, { reason: 'required' })).toThrowError(refused('reason', 'missing'))
    expect(() => check({ reason: 'because' }, { ticket: 'required' })).toThrowError(refused('ticket', 'missing'))
  })

  it.each([['x OPS-1'], ['OPS-1 x'], ['OPS-'], ['ops-1']])(
    'refuses the ticket %j, which is not the whole of what the pattern says',
    (ticket) => {
      expect(() => check({ ticket }, { ticketPatterns: ['OPS-[0-9]+|INC[0-9]+'] })).toThrowError(
        refused('ticket', 'form'),
      )
    },
  )

  it.each([
    [{ reason: 'no' }, 'reason', 'length'],
    [{ reason: 'x'.repeat(501) }, 'reason', 'length'],
    [{ ticket: 'x'.repeat(65) }, 'ticket', 'length'],
    [{ reason: 'two\nlines' }, 'reason', 'characters'],
    [{ reason: 'half \ud800 of a pair' }, 'reason', 'characters'],
    [{ ticket: 'OPS\u0000' }, 'ticket', 'characters'],
  ])('refuses %j', (purpose, field, problem) => {
    expect(() => check(purpose)).toThrowError(refused(field, problem))
  })
})
