import type { AccountConfig, RoleConfig } from '../config/config'
import type { BaseIdentity } from '../domain/base-identity'
import type { Entitlement, MethodDrawback, MethodReason } from '../domain/entitlement'
import { type FederationKind, federationTraits, maxChainedSeconds } from '../domain/federation-kind'

/** Everything that a choice depends on. */
export interface MethodQuestion {
  readonly account: AccountConfig
  readonly role: RoleConfig
  readonly base: BaseIdentity
}

/** The chosen method, and what it means for the entitlement. */
export interface MethodChoice
  extends Pick<
    Entitlement,
    'method' | 'methods' | 'methodReason' | 'isChained' | 'carriesTags' | 'needsMfaCode' | 'maxDurationSeconds'
  > {
  readonly opensConsole: boolean
}

/** A listed method in this account, judged. */
interface Candidate {
  readonly method: FederationKind
  readonly obstacle: MethodDrawback | null
  readonly isChained: boolean
  readonly maxDurationSeconds: number
  readonly opensConsole: boolean
  readonly carriesTags: boolean
}

/**
 * Of the methods that are listed, the usable one with the longest session; among equals one that does not chain, then one
 * that carries session tags, then the first. A role that gives the console takes a method that opens it, if there is one.
 * Without any usable one it is the first, and issuing says what is missing.
 */
export function chooseMethod(question: MethodQuestion): MethodChoice {
  const methods = question.role.methods ?? question.account.methods
  const candidates = methods.map((method) => judge(method, question))
  const usable = candidates.filter(({ obstacle }) => obstacle === null)
  const [first, ...others] = usable.length > 0 ? usable : candidates.slice(0, 1)
  if (!first) throw new RangeError('an account without a method')
  const rules = question.role.console ? [consoleRule, ...commonRules] : commonRules
  const best = others.reduce((one, other) => (ruleAgainst(one, other, rules) ? other : one), first)
  const { method, isChained, carriesTags, maxDurationSeconds, opensConsole } = best
  const passedOver = candidates
    .filter((candidate) => candidate !== best)
    .map((candidate) => ({
      method: candidate.method,
      why: candidate.obstacle ?? ruleAgainst(candidate, best, rules)?.drawback ?? 'listed-later',
    }))
  return {
    method,
    methods,
    methodReason: { because: reasonOf(best, usable, rules), passedOver },
    isChained,
    carriesTags,
    needsMfaCode: needsMfaCode(method, question),
    maxDurationSeconds,
    opensConsole,
  }
}

/** A quality in which one method may be better than another; the first that differs decides. */
interface Rule {
  readonly because: MethodReason['because']
  readonly drawback: MethodDrawback
  readonly value: (candidate: Candidate) => number
}

const consoleRule: Rule = {
  because: 'opens-console',
  drawback: 'no-console',
  value: ({ opensConsole }) => Number(opensConsole),
}

const commonRules: readonly Rule[] = [
  { because: 'longest-session', drawback: 'shorter-session', value: ({ maxDurationSeconds }) => maxDurationSeconds },
  { because: 'not-chained', drawback: 'chained', value: ({ isChained }) => Number(!isChained) },
  { because: 'carries-tags', drawback: 'no-tags', value: ({ carriesTags }) => Number(carriesTags) },
]

/** The rule by which the other is better; null when it is not. */
function ruleAgainst(one: Candidate, other: Candidate, rules: readonly Rule[]): Rule | null {
  const deciding = rules.find(({ value }) => value(one) !== value(other))
  return deciding && deciding.value(other) > deciding.value(one) ? deciding : null
}

/** What decided against the strongest of the others. */
function reasonOf(best: Candidate, usable: readonly Candidate[], rules: readonly Rule[]): MethodReason['because'] {
  const [next, ...others] = usable.filter((candidate) => candidate !== best)
  if (!next) return 'only'
  const second = others.reduce((one, other) => (ruleAgainst(one, other, rules) ? other : one), next)
  return ruleAgainst(second, best, rules)?.because ?? 'order'
}

function judge(method: FederationKind, question: MethodQuestion): Candidate {
  const { account, role, base } = question
  const traits = federationTraits[method]
  const isChained = method === 'assume-role' && (account.trust.via.length > 0 || !isLongTerm(base))
  const limit = isChained ? maxChainedSeconds : traits.maxSessionSeconds
  return {
    method,
    obstacle: obstacleOf(method, question),
    isChained,
    maxDurationSeconds: Math.min(role.maxSessionSeconds, limit),
    opensConsole: traits.opensConsole,
    carriesTags: traits.carriesTags && account.trust.sendsTags,
  }
}

/** As long as nobody knows, Brevet asks for no more than a chained session gets: AWS would refuse a longer wish. */
function isLongTerm(base: BaseIdentity): boolean {
  return base.state === 'known' && !base.isChained
}

function obstacleOf(method: FederationKind, { account, role, base }: MethodQuestion): MethodDrawback | null {
  const narrows = role.sessionPolicy !== null
  const isForeign = base.state === 'known' && base.partition !== account.partition
  if (method === 'assume-role') return base.state === 'absent' || isForeign ? 'no-credentials' : null
  if (method !== 'federation-token' && method !== 'session-token') return null
  if (account.trust.user === null) return 'no-credentials'
  return narrows === (method === 'federation-token') ? null : 'session-policy'
}

function needsMfaCode(method: FederationKind, { account, role }: MethodQuestion): boolean {
  if (method === 'session-token') return account.trust.user?.mfaSerial != null
  return method === 'assume-role' && role.mfa
}
