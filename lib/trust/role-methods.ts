import type { AccountConfig, RoleConfig } from '../config/config'
import { parseIamPrincipal } from '../domain/iam-principal'
import { type TrustMethod, trustMethods } from './plan'
import type { TrustRequest } from './trust-request'

type Reached = Pick<TrustRequest, 'config' | 'principalArn'>

/** By which of its methods Brevet reaches a role in an account, in the order of the list; those it passes over are left out. */
export function methodsOfRole(
  role: RoleConfig,
  account: AccountConfig,
  { principalArn }: Pick<Reached, 'principalArn'>,
): readonly TrustMethod[] {
  const configured = role.methods ?? account.methods
  return trustMethods.filter(
    (method) => configured.includes(method) && obstacleTo(method, { role, account, principalArn }) === null,
  )
}

/** By which methods Brevet reaches the roles of an account; null: every role of the configuration. */
export function methodsOfAccount({
  config,
  principalArn,
  accountId,
  roleNames,
}: Reached & Pick<TrustRequest, 'accountId' | 'roleNames'>): readonly TrustMethod[] {
  const account = config.access.accounts.find(({ id }) => id === accountId)
  if (!account) return []
  const roles = config.access.roles.filter(({ name }) => roleNames === null || roleNames.includes(name))
  const methods = roles.flatMap((role) => methodsOfRole(role, account, { principalArn }))
  return trustMethods.filter((method) => methods.includes(method))
}

interface RoleInAccount {
  readonly role: RoleConfig
  readonly account: AccountConfig
  readonly principalArn: string | null
}

/** Why Brevet passes over a method that the file names, as a sentence; null where it does not. */
export function obstacleTo(method: TrustMethod, { role, account, principalArn }: RoleInAccount): string | null {
  const { id, partition, trust } = account
  const own = parseIamPrincipal(principalArn ?? '')
  const isForeign = own !== null && own.partition !== partition
  if (method === 'assume-role' && isForeign) {
    return `assume-role cannot reach ${id}: Brevet’s own identity lives in another partition than ${partition}`
  }
  if (method !== 'federation-token' && method !== 'session-token') return null
  if (trust.user === null) return `${method} cannot reach ${id}: brevet.yaml has no IAM user for it (accounts[].user)`
  const isFitting = (role.sessionPolicy !== null) === (method === 'federation-token')
  return isFitting
    ? null
    : `${method} does not fit ${role.name}: only federation-token takes, and needs, a session policy`
}
