import type { IamUser, RootUser } from './iam-user'
import type { PolicyDocument } from './policy/document'

/** Temporary keys, and what every kind of session remembers about how they came to be. */
export interface TemporaryKeys {
  /** `ASIA…` */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** Made at the global endpoint: good in the regions that are on by default, and in no opt-in region. */
  readonly isGlobal: boolean
}

interface Session extends TemporaryKeys {
  readonly partition: string
  readonly accountId: string
  readonly arn: string
  /** `UserId` of GetCallerIdentity. */
  readonly userId: string
  /** When a one-time code was verified for these keys; null when none was. */
  readonly mfaAuthenticatedAt: Date | null
}

/** What AssumeRole, AssumeRoleWithSAML and AssumeRoleWithWebIdentity give. */
export interface RoleSession extends Session {
  readonly kind: 'role-session'
  readonly roleArn: string
  readonly roleName: string
  readonly sessionName: string
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | null
  /** Null when no session policy was passed. */
  readonly sessionPolicies: readonly PolicyDocument[] | null
  /** Condition keys that stay with the session, e.g. `saml:sub`. */
  readonly lastingKeys: Readonly<Record<string, string>>
  /** Whether temporary keys asked for it: its life and its console sign-in are bounded. */
  readonly isChained: boolean
}

/** What GetFederationToken gives: `ACCOUNT:NAME`. */
export interface FederatedUserSession extends Session {
  readonly kind: 'federated-user'
  readonly name: string
  readonly issuer: LongTermUser
  readonly tags: Readonly<Record<string, string>>
  /** Empty when none was passed: the session may do nothing then. */
  readonly sessionPolicies: readonly PolicyDocument[]
}

/** What GetSessionToken gives: the user itself, for a time. */
export interface UserSession extends Session {
  readonly kind: 'user-session'
  readonly issuer: LongTermUser
}

/** Whoever holds keys that do not end. */
export type LongTermUser = IamUser | RootUser
export type TemporarySession = RoleSession | FederatedUserSession | UserSession
/** Whoever signed a request. */
export type Caller = LongTermUser | TemporarySession

/** Whether a caller signs with keys that end. */
export function isTemporary(caller: Caller): caller is TemporarySession {
  return 'sessionToken' in caller
}
