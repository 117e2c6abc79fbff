import type { AccountConfig, RoleConfig } from '../config/config'
import type { TrustRole, TrustUser } from './plan'
import { policySize, trustPolicyQuota } from './policy-document'
import type { TrustRequest } from './trust-request'

/** Trust policies that are longer than IAM takes. */
export function sizeWarnings(roles: readonly TrustRole[]): readonly string[] {
  const sizes = roles.map(({ name, trustPolicy }) => ({ name, size: policySize(trustPolicy) }))
  return sizes
    .filter(({ size }) => size > trustPolicyQuota)
    .map(
      ({ name, size }) =>
        `The trust policy of ${name} has ${size} characters, and IAM takes ${trustPolicyQuota} unless the account’s quota was raised.`,
    )
}

/** Two methods that ask opposite things of one user. */
export function userWarnings(users: readonly TrustUser[]): readonly string[] {
  if (users.length < 2) return []
  return [
    'federation-token and session-token share the account’s one IAM user: the rule that denies everything without MFA is left ' +
      'out, since a federated session never has MFA. Give the account one of the two.',
  ]
}

interface Reached {
  readonly account: AccountConfig
  readonly roles: readonly RoleConfig[]
}

/** A role trusts what Brevet does with it: the methods of the file count, whatever the plan was made for. */
export function methodWarnings({ method }: TrustRequest, { account, roles }: Reached): readonly string[] {
  if (method === null) return []
  const reached = roles.map(({ name, methods }) => ({ name, methods: methods ?? account.methods }))
  const foreign = reached.filter(({ methods }) => !methods.includes(method)).map(({ name }) => name)
  const several = reached.filter(({ methods }) => methods.includes(method) && methods.length > 1)
  return [
    ...(foreign.length > 0
      ? [`brevet.yaml reaches ${foreign.join(', ')} in this account by another method than ${method}.`]
      : []),
    ...several.map(
      ({ name, methods }) =>
        `brevet.yaml reaches ${name} by ${methods.join(' and ')}, and this trust policy has ${method} alone.`,
    ),
  ]
}
