import type { AccountTrustConfig, Config, RoleConfig } from '../config/config'
import type { TrustAccount, TrustCaller, TrustMethod, TrustProvider, TrustUser } from './plan'
import type { PolicyPrincipal, PolicyStatement } from './policy-document'
import type { TrustRequest } from './trust-request'

/** What a method's plan follows from. */
export interface MethodFacts
  extends Pick<TrustRequest, 'samlMetadata' | 'principalArn' | 'externalId' | 'subjects' | 'companyMetadata'> {
  readonly config: Pick<Config, 'signIn' | 'aws'>
  readonly account: TrustAccount
  /** What the account's file entry says of the trust. */
  readonly trust: AccountTrustConfig
  /** ARNs of the roles that the method is for. */
  readonly roleArns: readonly string[]
}

/** A method's share of a plan. */
export interface MethodPlan {
  readonly providers: readonly TrustProvider[]
  /** Null where no role is assumed. */
  readonly door: RoleDoor | null
  readonly user: TrustUser | null
  readonly callers: readonly TrustCaller[]
  readonly steps: readonly string[]
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

/** A method's share of a role's trust policy. */
export interface RoleDoor {
  /** The statements that let a role be assumed. */
  readonly statements: (role: RoleConfig) => readonly PolicyStatement[]
  /** Who marks the session with tags and source identity as Brevet does; null: this method does not. */
  readonly marker: PolicyPrincipal | null
}

/** What most methods do not have. */
export const nothingMore = {
  providers: [],
  door: null,
  user: null,
  callers: [],
  steps: [],
  notes: [],
  warnings: [],
} as const

/** A method's plan, or what stands against one, as sentences. */
export type MethodResult =
  | { readonly ok: true; readonly plan: MethodPlan }
  | { readonly ok: false; readonly faults: readonly string[] }

/** No plan, for want of one thing. */
export function lacks(method: TrustMethod, what: string): MethodResult {
  return { ok: false, faults: [`${method} needs ${what}`] }
}
