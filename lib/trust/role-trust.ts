import type { AccountConfig, Config, RoleConfig } from '../config/config'
import type { RoleDoor } from './method-plan'
import type { TrustMethod } from './plan'
import { joinPrincipals, type PolicyDocument, policyOf } from './policy-document'
import { markStatements, tagKeys } from './session-conditions'

/** A method with its share of the trust policies. */
export interface OpenedDoor {
  readonly method: TrustMethod
  readonly door: RoleDoor
}

/** One trust policy for all methods of a role: a statement for each door, then who marks sessions, said once for all of them. */
export function trustPolicyOf(
  role: RoleConfig,
  doors: readonly OpenedDoor[],
  { config, account }: { readonly config: Pick<Config, 'aws'>; readonly account: AccountConfig },
): PolicyDocument {
  const { trust } = account
  const markers = doors.flatMap(({ door }) => door.marker ?? [])
  const marks = markStatements(joinPrincipals(markers), { keys: tagKeys(config, trust), trust })
  return policyOf(...doors.flatMap(({ door }) => door.statements(role)), ...(markers.length > 0 ? marks : []))
}
