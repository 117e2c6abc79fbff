import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Identity } from '../domain/identity'
import { makeIdentity } from './issue.fixture'
import { sessionName, sessionSubject } from './session-name'

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 }), fc.emailAddress(), fc.webUrl())
const person: fc.Arbitrary<Identity> = fc
  .record({
    source: text,
    subject: fc.oneof(text, fc.constantFrom('a:b', 'a%3Ab', '\ud800', '\ud801', '\ufffd', 'é', 'e\u0301')),
    email: fc.oneof(fc.constant(null), fc.constant('ana@corp.example'), text),
    emailVerified: fc.boolean(),
  })
  .map(makeIdentity)
const people = fc.tuple(person, person).filter(([a, b]) => a.source !== b.source || a.subject !== b.subject)

describe('sessionName', () => {
  it('leads with the verified e-mail', () => {
    expect(sessionName(makeIdentity())).toMatch(/^ana@corp\.example=[A-Z2-7]{16}$/)
  })

  it('leads with the subject when the e-mail is not verified', () => {
    expect(sessionName(makeIdentity({ emailVerified: false }))).toMatch(/^00u1ana=/)
  })

  it('differs between two sources that present the same e-mail', () => {
    const names = ['corp', 'partners'].map((source) => sessionName(makeIdentity({ source })))
    expect(new Set(names).size).toBe(2)
  })

  it('stays the same for one person', () => {
    expect(sessionName(makeIdentity())).toBe(sessionName(makeIdentity({ name: 'Other', attributes: [] })))
  })

  it('always fits what AWS takes', () => {
    const pattern = /^(?!aws:)[A-Za-z0-9_+=,.@-]{2,64}$/
    fc.assert(fc.property(person, (identity) => pattern.test(sessionName(identity))))
  })

  it('is never shared by two people', () => {
    fc.assert(fc.property(people, ([a, b]) => sessionName(a) !== sessionName(b)))
  })
})

describe('sessionSubject', () => {
  it('is readable for an ordinary subject', () => {
    expect(sessionSubject(makeIdentity())).toBe('user:corp:00u1ana')
  })

  it('always fits what AWS takes', () => {
    fc.assert(fc.property(person, (identity) => /^[!-~]{6,255}$/.test(sessionSubject(identity))))
  })

  it('is never shared by two people', () => {
    fc.assert(fc.property(people, ([a, b]) => sessionSubject(a) !== sessionSubject(b)))
  })

  it.each([
    [
      { source: 'a', subject: 'b:c' },
      { source: 'a:b', subject: 'c' },
    ],
    [{ subject: '\ud800' }, { subject: '\ufffd' }],
    [{ subject: 'a%3Ab' }, { subject: 'a:b' }],
  ])('keeps %j and %j apart', (one, other) => {
    expect(sessionSubject(makeIdentity(one))).not.toBe(sessionSubject(makeIdentity(other)))
  })

  it('keeps two people apart whose subjects are too long to fit', () => {
    const [one, other] = ['a', 'b'].map((end) => sessionSubject(makeIdentity({ subject: `${'x'.repeat(300)}${end}` })))
    expect(one).toHaveLength(255)
    expect(one).not.toBe(other)
  })
})
