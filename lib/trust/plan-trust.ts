import type { AccountConfig, RoleConfig } from '../config/config'
import { formatRoleArn } from '../domain/arn'
import { partitions } from '../domain/partition'
import { planAssumeRole } from './assume-role'
import { planFederationToken } from './federation-token'
import { parseIamPrincipal } from './iam-principal'
import type { BrokerCaller, MethodFacts, MethodPlan, MethodResult } from './method-plan'
import { type TrustAccount, type TrustMethod, type TrustPlan, type TrustRole, trustMethods } from './plan'
import { type PolicyDocument, policySize, trustPolicyQuota } from './policy-document'
import { callerFaults, selectRoles, sourceFaults } from './request-faults'
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
  'assume-role': planAssumeRole,
  'federation-token': planFederationToken,
  'session-token': planSessionToken,
}

/** STS takes at least this as MaxSessionDuration. Source: IAM API Reference, CreateRole. */
const shortestMaxSession = 3600
const longestMaxSession = 43_200

/** Plans what a method needs in an account's IAM. */
export function planTrust(request: TrustRequest): TrustResult {
  const { config, accountId } = request
  const account = config.access.accounts.find(({ id }) => id === accountId)
  if (!account) return refuse(`brevet.yaml has no account ${accountId}`)
  const roles = selectRoles(request)
  const faults = [...roles.faults, ...callerFaults(request, account), ...sourceFaults(config)]
  if (faults.length > 0) return { ok: false, faults }
  const method = request.method ?? trustMethods.find((known) => known === account.methods[0])
  if (!method) return refuse(unplanned(account))
  const facts = gatherFacts(request, account, roles.chosen)
  const result = planners[method](facts)
  if (!result.ok) return refuse(`${method} needs ${result.missing}`)
  return {
    ok: true,
    plan: assemble(method, facts.account, { share: result.plan, roles: roles.chosen, configured: account }),
  }
}

function unplanned({ id, methods: [first] }: AccountConfig): string {
  if (!first) return `brevet.yaml names no method for ${id}`
  return (
    `${id} is reached by ${first}, for which there is no plan: register the company’s provider in IAM with Brevet’s client id, ` +
    'and name the sub of each person in the trust policies'
  )
}

function refuse(fault: string): TrustResult {
  return { ok: false, faults: [fault] }
}

function gatherFacts(request: TrustRequest, account: AccountConfig, roles: readonly RoleConfig[]): MethodFacts {
  const { id, name, partition } = account
  return {
    config: request.config,
    account: { id, name, partition, region: partitions[partition].globalRegion },
    roleArns: roles.map((role) => roleArn(account, role)),
    samlMetadata: request.samlMetadata,
    caller: readCaller(request),
  }
}

function readCaller({ broker }: TrustRequest): BrokerCaller | null {
  const principal = broker && parseIamPrincipal(broker.principalArn)
  return broker && principal ? { principal, externalId: broker.externalId } : null
}

function roleArn({ partition, id }: Pick<TrustAccount, 'partition' | 'id'>, { path, name }: RoleConfig): string {
  return formatRoleArn({ partition, accountId: id, path, name })
}

interface Parts {
  readonly share: MethodPlan
  readonly roles: readonly RoleConfig[]
  readonly configured: AccountConfig
}

function assemble(method: TrustMethod, account: TrustAccount, { share, roles, configured }: Parts): TrustPlan {
  const { provider, user, broker, trustPolicy } = share
  return {
    method,
    account,
    provider,
    roles: trustPolicy === null ? [] : roles.map((role) => planRole(role, account, trustPolicy)),
    user,
    broker,
    notes: share.notes,
    warnings: [...share.warnings, ...sizeWarnings(trustPolicy), ...otherMethodWarnings(method, roles, configured)],
  }
}

function planRole(role: RoleConfig, account: TrustAccount, trustPolicy: PolicyDocument): TrustRole {
  const { name, path, description, maxSessionSeconds } = role
  return {
    name,
    path,
    arn: roleArn(account, role),
    description: description.replace(/[^\t\n\r\u0020-\u007e\u00a1-\u00ff]/g, '?'),
    maxSessionSeconds: Math.min(Math.max(maxSessionSeconds, shortestMaxSession), longestMaxSession),
    trustPolicy,
  }
}

function sizeWarnings(trustPolicy: PolicyDocument | null): readonly string[] {
  const size = trustPolicy === null ? 0 : policySize(trustPolicy)
  if (size <= trustPolicyQuota) return []
  return [
    `The trust policy has ${size} characters, and IAM takes ${trustPolicyQuota} unless the account’s quota was raised.`,
  ]
}

/** A role trusts what Brevet does with it: the method of the file counts, whatever the plan was made for. */
function otherMethodWarnings(
  method: TrustMethod,
  roles: readonly RoleConfig[],
  account: AccountConfig,
): readonly string[] {
  const others = roles.filter((role) => !(role.methods ?? account.methods).includes(method)).map(({ name }) => name)
  if (others.length === 0) return []
  return [`brevet.yaml reaches ${others.join(', ')} in this account by another method than ${method}.`]
}
