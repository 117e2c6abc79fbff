import type { AccountConfig, RoleConfig } from '../config/config'
import { parseIamPrincipal } from './iam-principal'
import type { TrustRequest } from './trust-request'

/** Identity Center owns the roles with this prefix, and AWS lets nobody else federate into them. */
const reservedName = /^AWSReservedSSO_/i
const reservedPath = /^\/aws-(reserved|service-role)\//i

/** The roles in question, and those that cannot be. */
export function selectRoles({ config, roleNames }: TrustRequest): {
  readonly chosen: readonly RoleConfig[]
  readonly faults: readonly string[]
} {
  const { roles } = config.access
  const chosen = roleNames === null ? roles : roles.filter(({ name }) => roleNames.includes(name))
  const unknown = (roleNames ?? []).filter((name) => !roles.some((role) => role.name === name))
  const reserved = chosen.filter(({ name, path }) => reservedName.test(name) || reservedPath.test(path))
  return {
    chosen,
    faults: [
      ...unknown.map((name) => `brevet.yaml has no role ${name}`),
      ...reserved.map(({ name }) => `${name} belongs to AWS: no method can be trusted by it`),
      ...(chosen.length === 0 && unknown.length === 0 ? ['brevet.yaml has no role'] : []),
    ],
  }
}

/** Without a source no subject can be pinned. */
export function sourceFaults({ signIn }: TrustRequest['config']): readonly string[] {
  return signIn.length === 0 ? ['brevet.yaml has no sign-in source, so nobody could be trusted'] : []
}

/** Source: STS API Reference, AssumeRole, ExternalId. */
const externalIdPattern = /^[\w+=,.@:/-]{2,1224}$/

/** What is wrong with Brevet's own identity, where one is given. */
export function callerFaults({ broker }: TrustRequest, { partition }: AccountConfig): readonly string[] {
  if (broker === null) return []
  const principal = parseIamPrincipal(broker.principalArn)
  const faults: string[] = []
  if (principal === null) faults.push('the principal must be the ARN of one IAM role or IAM user')
  else if (principal.partition !== partition)
    faults.push(`the principal must live in the partition of the account, ${partition}`)
  if (!externalIdPattern.test(broker.externalId))
    faults.push('the ExternalId must be 2 to 1224 letters, digits and _ + = , . @ : / -')
  return faults
}
