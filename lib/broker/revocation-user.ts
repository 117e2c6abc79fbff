import { endOfSecond, type RevokedRole } from '../domain/revocation'
import { type PolicyConditions, type PolicyDocument, policyOf } from '../trust/policy-document'
import { userRevocationScript } from '../trust/revocation-script'
import type { Installation } from './installation'
import { type IssuedSession, issuedSessions, type KnownPerson } from './issued-sessions'

/**
 * What denies the older sessions of an account's IAM user, for whom Brevet has no right to write: GetFederationToken names the person,
 * GetSessionToken nobody.
 */
export interface UserDenial {
  readonly narrowedBy: 'nothing' | 'federated-name'
  readonly policy: PolicyDocument
  /** For an administrator of the account. */
  readonly script: string
  /** Sessions of other people that are denied as well, running or ended. */
  readonly alsoCut: readonly IssuedSession[]
}

interface UserFacts {
  readonly role: RevokedRole
  /** The sessions of the user that are meant. */
  readonly mine: readonly IssuedSession[]
  readonly person: KnownPerson | null
}

/** Null where none of the sessions that are meant is the user's, and where brevet.yaml no longer names the user. */
export async function userDenial(
  installation: Installation,
  { role, mine, person }: UserFacts,
): Promise<UserDenial | null> {
  const { access, trusts } = installation.current()
  const isKnown = access.accounts.some(({ id }) => id === role.accountId)
  const user = isKnown ? trusts.of(role.accountId).user : null
  if (mine.length === 0 || user === null) return null
  const names = mine.map(({ method, sessionName }) => (method === 'federation-token' ? sessionName : null))
  const isNarrow = person !== null && names.every((name) => name !== null)
  const userIds = [...new Set(names)].map((name) => `${role.accountId}:${name}`)
  const older = { DateLessThan: { 'aws:TokenIssueTime': instantOf(installation.now()) } }
  const condition: PolicyConditions = isNarrow ? { ...older, StringEquals: { 'aws:userid': userIds } } : older
  const policy = policyOf({ Sid: 'OlderSessions', Effect: 'Deny', Action: '*', Resource: '*', Condition: condition })
  return {
    narrowedBy: isNarrow ? 'federated-name' : 'nothing',
    policy,
    script: userRevocationScript(role, { accessKeyId: user.accessKeyId, policy }),
    alsoCut: isNarrow ? [] : await othersOfUser(installation, role, person),
  }
}

/** The user is one for all roles of the account that stand on it. */
async function othersOfUser(installation: Installation, { accountId, name }: RevokedRole, person: KnownPerson | null) {
  const { sessions } = await issuedSessions(installation, { accountId })
  const isMeant = (session: IssuedSession) =>
    person === null
      ? session.roleName === name
      : session.person.source === person.source && session.person.subject === person.subject
  const ofUser = sessions.filter(({ method }) => method === 'federation-token' || method === 'session-token')
  return ofUser.filter((session) => !isMeant(session))
}

function instantOf(now: Date): string {
  return endOfSecond(now).toISOString().replace('.000Z', 'Z')
}
