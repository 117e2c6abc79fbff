import { describe, expect, it } from 'vitest'
import { isBrevetError } from '../domain/errors'
import { type EmailStatement, judgeEmail } from './email'

const statement: EmailStatement = { email: 'ana@example.com', verified: true, trust: 'verified', domains: [] }
const judge = (changes: Partial<EmailStatement>) => judgeEmail({ ...statement, ...changes })

function refusal(changes: Partial<EmailStatement>): string {
  try {
    judge({ domains: ['example.com'], ...changes })
  } catch (error) {
    return isBrevetError(error) ? `${error.code} ${error.details['reason']}` : 'another error'
  }
  return 'accepted'
}

describe('judgeEmail', () => {
  it.each([
    [true, 'verified', true],
    [true, 'provider', true],
    [null, 'verified', false],
    [null, 'provider', true],
    [false, 'verified', false],
    [false, 'provider', false],
  ] as const)('takes the statement %s under trust %s for %s', (verified, trust, emailVerified) => {
    expect(judge({ verified, trust })).toEqual({ email: 'ana@example.com', emailVerified })
  })

  it.each([
    ['ana@example.com', 'accepted'],
    ['Ana.B+c@EXAMPLE.COM', 'accepted'],
    ["o'neil@example.com", 'accepted'],
    ['ana@other.com', 'email_domain_not_allowed other_domain'],
    ['ana@sub.example.com', 'email_domain_not_allowed other_domain'],
    ['ana@example.com.evil.net', 'email_domain_not_allowed other_domain'],
    ['ana@evilexample.com', 'email_domain_not_allowed other_domain'],
    ['ana@ex\u0430mple.com', 'email_domain_not_allowed other_domain'],
    ['ana@example.com.', 'email_domain_not_allowed other_domain'],
  ])('judges the domain of %s: %s', (email, verdict) => {
    expect(refusal({ email })).toBe(verdict)
  })

  it.each([
    'ana@evil.net\uff20example.com',
    'ana\uff20example.com',
    'ana@evil.net\ufe6bexample.com',
    '"ana@evil.net"@example.com',
    'ana@evil.net@example.com',
    'ana@evil.net,x@example.com',
    '<ana@example.com>',
    'ana@example.com/evil.net',
    'ana@example.com#evil.net',
    'ana@example.com:25',
    'ana@%65xample.com',
    'ana@example.com\r\nBcc: x',
    'an\u202ea@example.com',
    'an\u200ba@example.com',
    ' ana@example.com',
    '@example.com',
    'ana@',
    'ana',
    '',
    `${'a'.repeat(250)}@example.com`,
  ])('takes %j for no address, with and without domains', (email) => {
    expect(refusal({ email })).toBe('email_domain_not_allowed not_an_address')
    expect(judge({ email })).toEqual({ email: null, emailVerified: false })
  })

  it('compares domains in punycode', () => {
    expect(refusal({ email: 'ana@b\u00fccher.example', domains: ['xn--bcher-kva.example'] })).toBe('accepted')
    expect(refusal({ email: 'ana@xn--bcher-kva.example', domains: ['b\u00fccher.example'] })).toBe('accepted')
  })

  it('refuses an unverified address when domains bind the source, and says why', () => {
    expect(refusal({ verified: null })).toBe('email_unverified not_stated')
    expect(refusal({ verified: false, trust: 'provider' })).toBe('email_unverified denied')
    expect(refusal({ email: null })).toBe('email_unverified missing')
  })

  it('has no opinion without an address and without domains', () => {
    expect(judge({ email: null, verified: null })).toEqual({ email: null, emailVerified: false })
  })
})
