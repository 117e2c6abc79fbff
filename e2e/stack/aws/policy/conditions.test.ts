import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionContext } from './condition-context'
import { matchesConditions } from './conditions'
import { matchesPattern } from './pattern'

const context = conditionContext({
  'aws:PrincipalTag/Team': 'blue',
  'aws:TagKeys': ['team', 'email'],
  'aws:SourceIp': '10.1.2.3',
  'aws:CurrentTime': '2026-11-22T05:00:00Z',
  's3:max-keys': '10',
  'aws:SecureTransport': 'true',
  'sts:star': '*',
})
const holds = (operator: string, key: string, ...values: string[]) =>
  matchesConditions({ [operator]: { [key]: values } }, context)

/** A policy variable as policies write it. */
const variable = (name: string) => `\${${name}}`

describe('policy conditions', () => {
  it.each([
    ['StringEquals', 'aws:principaltag/team', 'blue', true],
    ['StringEquals', 'aws:PrincipalTag/Team', 'BLUE', false],
    ['StringEqualsIgnoreCase', 'aws:PrincipalTag/Team', 'BLUE', true],
    ['StringNotEquals', 'aws:PrincipalTag/Team', 'red', true],
    ['StringNotEquals', 'aws:PrincipalTag/Team', 'blue', false],
    ['StringLike', 'aws:PrincipalTag/Team', 'b?u*', true],
    ['StringNotLike', 'aws:PrincipalTag/Team', 'b*', false],
    ['StringEquals', 'aws:PrincipalTag/Team', variable('aws:PrincipalTag/Team'), true],
    ['StringLike', 'aws:PrincipalTag/Team', variable('sts:star'), false],
    ['StringLike', 'aws:PrincipalTag/Team', variable('aws:missing'), false],
    ['NumericLessThan', 's3:max-keys', '11', true],
    ['NumericLessThanEquals', 's3:max-keys', '9', false],
    ['NumericGreaterThan', 's3:max-keys', 'x', false],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-22T05:10:00Z', true],
    ['DateGreaterThan', 'aws:CurrentTime', '2026-11-22T05:10:00Z', false],
    ['IpAddress', 'aws:SourceIp', '10.1.0.0/16', true],
    ['IpAddress', 'aws:SourceIp', '10.2.0.0/16', false],
    ['NotIpAddress', 'aws:SourceIp', '10.1.2.3', false],
    ['Bool', 'aws:SecureTransport', 'true', true],
    ['Bool', 'aws:SecureTransport', 'false', false],
  ])('%s of %s and %s is %s', (operator, key, value, expected) => {
    expect(holds(operator, key, value)).toBe(expected)
  })

  it('fail a positive operator when the key is missing, and satisfy a negated one', () => {
    expect(holds('StringEquals', 'aws:missing', 'x')).toBe(false)
    expect(holds('StringNotEquals', 'aws:missing', 'x')).toBe(true)
    expect(holds('StringEqualsIfExists', 'aws:missing', 'x')).toBe(true)
    expect(holds('StringEqualsIfExists', 'aws:PrincipalTag/Team', 'red')).toBe(false)
    expect(holds('Null', 'aws:missing', 'true')).toBe(true)
    expect(holds('Null', 'aws:PrincipalTag/Team', 'true')).toBe(false)
  })

  it('compare sets: every value for ForAllValues, which an empty set satisfies; some value for ForAnyValue', () => {
    expect(holds('ForAllValues:StringEquals', 'aws:TagKeys', 'team', 'email', 'more')).toBe(true)
    expect(holds('ForAllValues:StringEquals', 'aws:TagKeys', 'team')).toBe(false)
    expect(holds('ForAllValues:StringEquals', 'aws:missing', 'team')).toBe(true)
    expect(holds('ForAnyValue:StringEquals', 'aws:TagKeys', 'team')).toBe(true)
    expect(holds('ForAnyValue:StringEquals', 'aws:TagKeys', 'none')).toBe(false)
    expect(holds('ForAnyValue:StringEquals', 'aws:missing', 'team')).toBe(false)
    expect(holds('ForAnyValue:StringNotEquals', 'aws:TagKeys', 'team')).toBe(true)
    expect(holds('ForAllValues:StringNotEquals', 'aws:TagKeys', 'team')).toBe(false)
  })

  it('hold only together', () => {
    const both = { StringEquals: { 'aws:PrincipalTag/Team': ['blue'] }, Bool: { 'aws:SecureTransport': ['false'] } }
    expect(matchesConditions(both, context)).toBe(false)
  })

  it('match any text with a star and itself when it has no wildcard', () => {
    const plain = fc.string().filter((text) => !/[*?$]/.test(text))
    fc.assert(
      fc.property(plain, plain, (text, other) => {
        expect(matchesPattern(text, '*', new Map())).toBe(true)
        expect(matchesPattern(text, text, new Map())).toBe(true)
        expect(matchesPattern(text + other, `${text}*`, new Map())).toBe(true)
        if (text !== other) expect(matchesPattern(other, text, new Map())).toBe(false)
      }),
    )
  })
})
