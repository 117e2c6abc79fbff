import { BlockList, isIP } from 'node:net'
import type { ConditionContext } from './condition-context'
import { expandVariables, matchesPattern } from './pattern'

type Comparison = (actual: string, expected: string, context: ConditionContext) => boolean

/** One operator of the policy language; a negated one asks that no listed value matches. */
export interface ConditionOperator {
  readonly compare: Comparison
  readonly isNegated: boolean
}

const equals: Comparison = (actual, expected, context) => actual === expandVariables(expected, context)
const equalsIgnoreCase: Comparison = (actual, expected, context) =>
  actual.toLowerCase() === expandVariables(expected, context)?.toLowerCase()

const positive: Readonly<Record<string, Comparison>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoreCase,
  StringLike: matchesPattern,
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
  BinaryEquals: equals,
  IpAddress: isAddressIn,
  ...ordered('Numeric', (text) => (text.trim() === '' ? Number.NaN : Number(text))),
  ...ordered('Date', (text) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))),
}

const negated: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
}

/** The operator of this bare name (no `ForAllValues:`, no `IfExists`), or null. Source: IAM JSON policy elements, condition operators. */
export function conditionOperator(name: string): ConditionOperator | null {
  const opposite = negated[name]
  const compare = positive[opposite ?? name]
  return compare ? { compare, isNegated: opposite !== undefined } : null
}

/** An operator name taken apart, or null when it is none. */
export function parseOperatorName(
  name: string,
): { readonly set: string; readonly base: string; readonly ifExists: boolean } | null {
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(name)
  const base = match?.[2]
  const isKnown = base === 'Null' ? match?.[3] === undefined : base !== undefined && conditionOperator(base) !== null
  if (!match || !base || !isKnown) return null
  return { set: match[1] ?? '', base, ifExists: match[3] !== undefined }
}

/** Whether IAM would accept this operator name in a policy. */
export function isConditionOperator(name: string): boolean {
  return parseOperatorName(name) !== null
}

function ordered(prefix: string, read: (text: string) => number): Record<string, Comparison> {
  return {
    [`${prefix}Equals`]: (actual, expected) => read(actual) === read(expected),
    [`${prefix}LessThan`]: (actual, expected) => read(actual) < read(expected),
    [`${prefix}LessThanEquals`]: (actual, expected) => read(actual) <= read(expected),
    [`${prefix}GreaterThan`]: (actual, expected) => read(actual) > read(expected),
    [`${prefix}GreaterThanEquals`]: (actual, expected) => read(actual) >= read(expected),
  }
}

function isAddressIn(address: string, block: string): boolean {
  const [network = '', prefix] = block.split('/')
  const version = isIP(network)
  if (version === 0 || isIP(address) !== version) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, prefix === undefined ? (version === 4 ? 32 : 128) : Number(prefix), family)
  return list.check(address, family)
}
