import { describe, expect, it } from 'vitest'
import { asksFirst, unfitField } from './role-offer'
import { plainOffer } from './role-target.fixture'

const strict = { ...plainOffer, reason: 'required', ticket: 'optional', ticketPatterns: ['OPS-[0-9]+'] } as const

describe('the questions of a role', () => {
  it('hold AWS back only when something is required', () => {
    const plain = { offer: plainOffer, needsMfaCode: false }
    expect(asksFirst(plain)).toBe(false)
    expect(asksFirst({ ...plain, offer: { ...plainOffer, reason: 'optional' } })).toBe(false)
    expect(asksFirst({ ...plain, offer: { ...plainOffer, ticket: 'required' } })).toBe(true)
    expect(asksFirst({ ...plain, needsMfaCode: true })).toBe(true)
  })

  it.each([
    ['', '', 'reason'],
    ['  ', 'OPS-1', 'reason'],
    ['no', '', 'reason'],
    ['because', '', null],
    ['because', 'OPS-1', null],
    ['because', 'OPS-', 'ticket'],
    ['because', 'see OPS-1', 'ticket'],
  ])('with the reason %j and the ticket %j point at %s', (reason, ticket, field) => {
    expect(unfitField({ reason, ticket, mfaCode: '' }, { offer: strict, needsMfaCode: false })).toBe(field)
  })

  it.each([
    ['', '', 'reason'],
    ['because', '', 'mfaCode'],
    ['because', '12345', 'mfaCode'],
    ['because', '123 456', 'mfaCode'],
    ['because', '123456', null],
  ])('with the reason %j and the code %j point at %s', (reason, mfaCode, field) => {
    expect(unfitField({ reason, ticket: '', mfaCode }, { offer: strict, needsMfaCode: true })).toBe(field)
  })
})
