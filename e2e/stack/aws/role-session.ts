import type { AwsRole, IamUser } from './entities'
import { makeId, makeSecretAccessKey, makeSessionToken } from './identifiers'
import type { PolicyDocument } from './policy/document'

/** Temporary credentials and all that AWS remembers about how they came to be. */
export interface RoleSession {
  readonly kind: 'role-session'
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly partition: string
  readonly accountId: string
  readonly roleArn: string
  readonly roleName: string
  readonly sessionName: string
  /** `arn:…:sts::ACCOUNT:assumed-role/ROLE/SESSION`, without the role's path. */
  readonly arn: string
  /** `AROA…:SESSION` */
  readonly userId: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | null
  /** Null when no session policy was passed. */
  readonly sessionPolicies: readonly PolicyDocument[] | null
  /** Condition keys that stay with the session, e.g. `saml:sub`. */
  readonly lastingKeys: Readonly<Record<string, string>>
}

/** Whoever signed a request. */
export type Caller = RoleSession | IamUser

/** What a new session is made from. */
interface SessionGrant {
  readonly role: AwsRole
  readonly sessionName: string
  readonly issuedAt: Date
  readonly durationSeconds: number
  readonly tags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | null
  readonly sessionPolicies: readonly PolicyDocument[] | null
  readonly lastingKeys: Readonly<Record<string, string>>
}

/** The temporary credentials in circulation. */
export interface RoleSessions {
  mint(grant: SessionGrant): RoleSession
  find(accessKeyId: string): RoleSession | null
}

/** Longer ago than this, expired credentials are unknown instead of expired. */
const forgottenAfterMilliseconds = 36 * 3600 * 1000

/** Sessions in memory. */
export function createRoleSessions(): RoleSessions {
  const sessions = new Map<string, RoleSession>()
  return {
    mint(grant) {
      for (const [id, session] of sessions) {
        if (grant.issuedAt.getTime() - session.expiresAt.getTime() > forgottenAfterMilliseconds) sessions.delete(id)
      }
      const session = makeSession(grant)
      sessions.set(session.accessKeyId, session)
      return session
    },
    find: (accessKeyId) => sessions.get(accessKeyId) ?? null,
  }
}

function makeSession(grant: SessionGrant): RoleSession {
  const { role, durationSeconds, issuedAt, ...rest } = grant
  const wholeSecond = Math.floor(issuedAt.getTime() / 1000) * 1000
  return {
    ...rest,
    kind: 'role-session',
    accessKeyId: makeId('ASIA'),
    secretAccessKey: makeSecretAccessKey(),
    sessionToken: makeSessionToken(),
    partition: role.partition,
    accountId: role.accountId,
    roleArn: role.arn,
    roleName: role.name,
    arn: `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/${grant.sessionName}`,
    userId: `${role.roleId}:${grant.sessionName}`,
    issuedAt: new Date(wholeSecond),
    expiresAt: new Date(wholeSecond + durationSeconds * 1000),
  }
}
