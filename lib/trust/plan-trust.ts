import type { AccountConfig, RoleConfig } from '../config/config'
import { formatRoleArn } from '../domain/arn'
import { partitions } from '../domain/partition'
import { planAssertion } from './assertion'
import { planAssumeRole } from './assume-role'
import { planFederationToken } from './federation-token'
import { planIdToken } from './id-token'
import type { MethodFacts, MethodPlan, MethodResult } from './method-plan'
import {
  type TrustAccount,
  type TrustMethod,
  type TrustPlan,
  type TrustRole,
  type TrustUser,
  trustMethods,
} from './plan'
import { methodWarnings, sizeWarnings, userWarnings } from './plan-warnings'
import { selectRoles, sourceFaults } from './request-faults'
import { methodsOfRole, obstacleTo } from './role-methods'
import { trustPolicyOf } from './role-trust'
import { planSaml } from './saml'
import { planSessionToken } from './session-token'
import type { TrustRequest } from './trust-request'
import { planWebIdentity } from './web-identity'

/** A plan, or everything that stands against one, as sentences. */
export type TrustResult =
  | { readonly ok: true; readonly plan: TrustPlan }
  | { readonly ok: false; readonly faults: readonly string[] }

const planners: Readonly<Record<TrustMethod, (facts: MethodFacts) => MethodResult>> = {
  'web-identity': planWebIdentity,
  saml: planSaml,
  'id-token': planIdToken,
  assertion: planAssertion,
  'assume-role': planAssumeRole,
  'federation-token': planFederationToken,
  'session-token': planSessionToken,
}

/** STS takes at least this as MaxSessionDuration. Source: IAM API Reference, CreateRole. */
const shortestMaxSession = 3600
const longestMaxSession = 43_200

/** Plans what Brevet needs in an account's IAM. */
export function planTrust(request: TrustRequest): TrustResult {
  const { config, accountId } = request
  const account = config.access.accounts.find(({ id }) => id === accountId)
  if (!account) return refuse([`brevet.yaml has no account ${accountId}`])
  const roles = selectRoles(request)
  const faults = [...roles.faults, ...sourceFaults(config)]
  if (faults.length > 0) return refuse(faults)
  const wanted = roles.chosen.map((role) => ({ role, methods: methodsOf(role, { request, account }) }))
  const methods = trustMethods.filter((method) => wanted.some((one) => one.methods.includes(method)))
  if (methods.length === 0) return refuse(obstaclesOf(request, account, roles.chosen))
  const results = methods.map((method) => ({ method, result: planMethod(method, { request, account, wanted }) }))
  const missing = results.flatMap(({ result }) => (result.ok ? [] : result.faults))
  if (missing.length > 0) return refuse(missing)
  const shares = results.flatMap(({ method, result }) => (result.ok ? [{ method, plan: result.plan }] : []))
  return { ok: true, plan: assemble(shares, { request, account, wanted }) }
}

function refuse(faults: readonly string[]): TrustResult {
  return { ok: false, faults }
}

interface WantedRole {
  readonly role: RoleConfig
  readonly methods: readonly TrustMethod[]
}

interface Wanted {
  readonly request: TrustRequest
  readonly account: AccountConfig
  readonly wanted: readonly WantedRole[]
}

function methodsOf(role: RoleConfig, { request, account }: Omit<Wanted, 'wanted'>): readonly TrustMethod[] {
  return request.method === null ? methodsOfRole(role, account, request) : [request.method]
}

/** Why nothing is to be planned: of each method that is named the first reason. */
function obstaclesOf(
  { principalArn }: TrustRequest,
  account: AccountConfig,
  roles: readonly RoleConfig[],
): readonly string[] {
  const reasons = roles.flatMap((role) =>
    (role.methods ?? account.methods).map((kind) => {
      const method = trustMethods.find((known) => known === kind)
      return method ? obstacleTo(method, { role, account, principalArn }) : `there is no plan for ${kind}`
    }),
  )
  return [...new Set(reasons.flatMap((reason) => reason ?? []))]
}

function planMethod(method: TrustMethod, { request, account, wanted }: Wanted): MethodResult {
  const roles = wanted.filter(({ methods }) => methods.includes(method))
  return planners[method]({
    config: request.config,
    account: describeAccount(account),
    trust: account.trust,
    roleArns: roles.map(({ role }) => roleArn(account, role)),
    samlMetadata: request.samlMetadata,
    principalArn: request.principalArn,
    externalId: request.externalId,
    subjects: request.subjects,
    companyMetadata: request.companyMetadata,
  })
}

function describeAccount({ id, name, partition }: AccountConfig): TrustAccount {
  return { id, name, partition, region: partitions[partition].globalRegion }
}

function roleArn({ partition, id }: AccountConfig, { path, name }: RoleConfig): string {
  return formatRoleArn({ partition, accountId: id, path, name })
}

type Share = { readonly method: TrustMethod; readonly plan: MethodPlan }

function assemble(shares: readonly Share[], { request, account, wanted }: Wanted): TrustPlan {
  const plans = shares.map(({ plan }) => plan)
  const methods = shares.map(({ method }) => method)
  const roles = wanted.flatMap((one) => planRole(one, { shares, request, account }))
  const users = plans.flatMap(({ user }) => user ?? [])
  return {
    methods,
    account: describeAccount(account),
    providers: plans.flatMap(({ providers }) => providers),
    roles,
    user: joinUsers(users),
    callers: plans.flatMap(({ callers }) => callers),
    steps: [...new Set(plans.flatMap(({ steps }) => steps))],
    notes: [...new Set(plans.flatMap(({ notes }) => notes))],
    warnings: [
      ...plans.flatMap(({ warnings }) => warnings),
      ...sizeWarnings(roles),
      ...userWarnings(users),
      ...methodWarnings(request, { account, roles: wanted.map(({ role }) => role) }),
    ],
  }
}

interface RoleParts extends Omit<Wanted, 'wanted'> {
  readonly shares: readonly Share[]
}

function planRole({ role, methods }: WantedRole, { shares, request, account }: RoleParts): readonly TrustRole[] {
  const doors = shares.flatMap(({ method, plan: { door } }) =>
    door && methods.includes(method) ? [{ method, door }] : [],
  )
  if (doors.length === 0) return []
  const { name, path, description, maxSessionSeconds } = role
  return [
    {
      name,
      path,
      arn: roleArn(account, role),
      description: description.replace(/[^\t\n\r\u0020-\u007e\u00a1-\u00ff]/g, '?'),
      maxSessionSeconds: Math.min(Math.max(maxSessionSeconds, shortestMaxSession), longestMaxSession),
      methods: doors.map(({ method }) => method),
      trustPolicy: trustPolicyOf(role, doors, { config: request.config, account }),
    },
  ]
}

/** An account has one user. A rule that denies everything without MFA would deny a federated session everything, always. */
function joinUsers([first, ...others]: readonly TrustUser[]): TrustUser | null {
  if (!first || others.length === 0) return first ?? null
  const statements = [first, ...others].flatMap(({ policy }) => policy.Statement)
  return { ...first, policy: { ...first.policy, Statement: statements.filter(({ Effect }) => Effect === 'Allow') } }
}
