import type { RoleConfig } from '../config/config'
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
