import type { PolicyConfig, PolicyStatement } from '../config/config'
import type { Account, SessionPolicy } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { malformed } from '../domain/malformed-reason'
import type { Scope } from '../domain/scope'

/** What one session shall be narrowed to. */
export interface PolicyRequest {
  readonly account: Pick<Account, 'id' | 'partition'>
  /** The session may do what any of these allows; empty: the whole role. */
  readonly policies: readonly PolicyConfig[]
  /** Its `policies` are those above already. */
  readonly scope: Scope
  /** The role has a policy of its own, which says what is allowed: only denials can narrow it further. */
  readonly isLimitedByRole: boolean
  /** The region that `scope.region` means. */
  readonly region: string
  /** The address that `scope.myIp` means, IPv4 or IPv6. */
  readonly address: string | null
}

/** STS API Reference, Policy: inline policy and ARNs together, in characters. */
const longestPolicy = 2048
const mostArns = 10

/** Services without regions, which a region would shut out. Source: AWS Organizations, "Deny access based on the requested region". */
const globalActions = [
  ...['account', 'billing', 'budgets', 'ce', 'cloudfront', 'globalaccelerator', 'health', 'iam', 'organizations'],
  ...['route53', 'shield', 'sts', 'support', 'trustedadvisor'],
].map((service) => `${service}:*`)

/**
 * The session policy of one session; null for the whole role. AWS adds the policies of a session up, so that only one thing
 * may allow (read only, the administrator's policies, or everything) and all further narrowing denies. Fails with
 * `request_malformed` for what cannot be combined, and `sts_policy_too_large`.
 */
export function compileSessionPolicy(request: PolicyRequest): SessionPolicy | null {
  const { policies, scope, isLimitedByRole } = request
  const field = scope.readOnly ? 'scope.readOnly' : 'scope.policies'
  if (scope.readOnly && policies.length > 0) throw malformed('policies-add-up', { field })
  if (isLimitedByRole && (scope.readOnly || policies.length > 0)) throw malformed('role-has-a-policy', { field })
  const policyArns = arnsOf(request)
  const allows = policies.flatMap(({ statements }) => statements)
  const denies = deniesOf(request)
  if (policyArns.length + allows.length + denies.length === 0) return null
  const isAllowed = isLimitedByRole || policyArns.length + allows.length > 0
  return checked({ policy: write([...(isAllowed ? allows : [everything]), ...denies]), policyArns })
}

/**
 * A role's own policy, in the partition of its account, with the denials of one session. Anything but denials would widen it, and
 * fails with `internal`; `sts_policy_too_large` as above.
 */
export function narrowedPolicy(
  own: SessionPolicy,
  narrowing: SessionPolicy | null,
  account: PolicyRequest['account'],
): SessionPolicy {
  const policyArns = own.policyArns.map((arn) => arnIn(account, arn))
  if (narrowing === null) return checked({ policy: own.policy, policyArns })
  const denies = statementsOf(narrowing.policy)
  if (narrowing.policyArns.length > 0 || !denies.every(({ Effect }) => Effect === 'Deny')) {
    throw new BrevetError('internal', { reason: 'policies_add_up' })
  }
  return checked({ policy: write([...statementsOf(own.policy), ...denies]), policyArns })
}

/** IAM takes one statement without its list as well. */
function statementsOf(policy: string | null): readonly PolicyStatement[] {
  return policy === null ? [] : [JSON.parse(policy).Statement].flat()
}

const everything: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' }

function arnsOf({ account, policies, scope }: PolicyRequest): readonly string[] {
  const arns = scope.readOnly ? ['arn:aws:iam::aws:policy/ReadOnlyAccess'] : policies.flatMap(({ arns }) => arns)
  return [...new Set(arns.map((arn) => arnIn(account, arn)))]
}

/** AWS's own policies exist in every partition under its name; `*` is the account of the role. */
function arnIn({ id, partition }: PolicyRequest['account'], arn: string): string {
  const [scheme, , service, region, owner, ...name] = arn.split(':')
  return [scheme, partition, service, region, owner === '*' ? id : owner, ...name].join(':')
}

function deniesOf({ scope, region, address }: PolicyRequest): readonly PolicyStatement[] {
  const denies: PolicyStatement[] = []
  if (scope.services.length > 0) {
    denies.push({ Effect: 'Deny', NotAction: scope.services.map((service) => `${service}:*`), Resource: '*' })
  }
  if (scope.region) {
    const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': region } }
    denies.push({ Effect: 'Deny', NotAction: globalActions, Resource: '*', Condition: elsewhere })
  }
  if (scope.myIp) {
    if (address === null) throw malformed('address-unusable', { field: 'scope.myIp' })
    // What an AWS service does on the person's behalf comes from the service's own address.
    const another = { NotIpAddress: { 'aws:SourceIp': address }, BoolIfExists: { 'aws:ViaAWSService': 'false' } }
    denies.push({ Effect: 'Deny', Action: '*', Resource: '*', Condition: another })
  }
  return denies
}

/** Minified; what is beyond U+00FF, which STS refuses, becomes an escape. */
function write(statements: readonly PolicyStatement[]): string | null {
  if (statements.length === 0) return null
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }).replace(
    /[^ -\u00ff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Checked here, so that the answer names the size; AWS judges the packed size by itself. */
function checked(sessionPolicy: SessionPolicy): SessionPolicy {
  const { policy, policyArns } = sessionPolicy
  const characters = (policy?.length ?? 0) + policyArns.join('').length
  if (characters > longestPolicy) throw new BrevetError('sts_policy_too_large', { characters, longest: longestPolicy })
  if (policyArns.length > mostArns) {
    throw new BrevetError('sts_policy_too_large', { policyArns: policyArns.length, most: mostArns })
  }
  return sessionPolicy
}
