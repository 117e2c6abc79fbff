import { formatRoleArn, parseRoleArn } from '../domain/arn'
import type { BaseIdentity } from '../domain/base-identity'
import type { Account } from '../domain/entitlement'
import type { FederationKind } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'
import type { PartitionId } from '../domain/partition'
import {
  endOfSecond,
  isDenied,
  longestSessionEnd,
  type Revocation,
  type RevokedPerson,
  type RevokedRole,
} from '../domain/revocation'
import type { PolicyDocument } from '../trust/policy-document'
import { revocationPolicy } from '../trust/revocation-policy'
import { revocationScript } from '../trust/revocation-script'
import type { Installation } from './installation'
import { type IssuedSession, issuedSessions, issuedToPerson, type KnownPerson } from './issued-sessions'
import { type UserDenial, userDenial } from './revocation-user'
import type { Setup } from './setup'

/** Whose sessions of which role; one of the two at least. */
export interface RevocationWish {
  readonly person: Pick<KnownPerson, 'source' | 'subject'> | null
  readonly role: { readonly accountId: string; readonly name: string } | null
}

/** What a wish comes to, before anything is done. */
export interface RevocationPlan {
  /** Null: everybody. */
  readonly person: KnownPerson | null
  readonly roles: readonly PlannedRole[]
  /** What has to be typed: the account's name, or, over several accounts, the person's. */
  readonly confirm: { readonly kind: 'account' | 'person'; readonly text: string }
}

export interface PlannedRole {
  readonly role: RevokedRole
  /** Null where brevet.yaml no longer has it. */
  readonly account: Account | null
  /** That run, and are meant. */
  readonly meant: readonly IssuedSession[]
  /** That run, are of other people, and are cut as well. */
  readonly alsoCut: readonly IssuedSession[]
  /** More was handed out than was looked at. */
  readonly isMore: boolean
  /** Null where the sessions that are meant are none of the role's. */
  readonly denial: PlannedDenial | null
  /** Null where none of the sessions that are meant is that of the account's IAM user. */
  readonly user: UserDenial | null
}

export interface PlannedDenial {
  /** Null: everybody. */
  readonly person: RevokedPerson | null
  readonly narrowedBy: 'nothing' | 'source-identity' | 'session-name'
  /** Whether Brevet has a role there that may write. */
  readonly isWritten: boolean
  /** All that would stand on the role. */
  readonly policy: PolicyDocument
  /** For an administrator of the account. */
  readonly script: string
}

const userMethods: readonly string[] = ['federation-token', 'session-token'] satisfies readonly FederationKind[]
/** Stands for that of the request which is still to come. */
const noReference = 'brv-0000-0000'

/**
 * Null for everybody but administrators, for an account or a role that is neither in brevet.yaml nor in the audit, and for a person
 * to whom nothing was handed out that may still run.
 */
export async function planRevocation(
  installation: Installation,
  identity: Identity,
  wish: RevocationWish,
): Promise<RevocationPlan | null> {
  const setup = installation.current()
  if (!setup.access.isAdmin(identity)) return null
  const ofPerson = wish.person && (await issuedToPerson(installation, wish.person))
  const person = ofPerson?.[0]?.person ?? null
  if (wish.person && !person) return null
  const places = wish.role ? [wish.role] : placesOf(ofPerson ?? [])
  const roles = await Promise.all(places.map((place) => planRole(installation, place, { person, ofPerson })))
  const known = roles.flatMap((role) => role ?? [])
  if (known.length === 0) return null
  return { person, roles: known, confirm: confirmation(known, person) }
}

type Place = NonNullable<RevocationWish['role']>

function placesOf(sessions: readonly IssuedSession[]): readonly Place[] {
  const places = sessions.map(
    ({ entitlement, accountId, roleName: name }) => [entitlement, { accountId, name }] as const,
  )
  return [...new Map(places).values()]
}

interface Wanted {
  readonly person: KnownPerson | null
  readonly ofPerson: readonly IssuedSession[] | null
}

async function planRole(installation: Installation, place: Place, wanted: Wanted): Promise<PlannedRole | null> {
  const setup = installation.current()
  const { accountId, name } = place
  const found = await issuedSessions(installation, { accountId, role: name })
  const all = found.sessions.filter(({ roleName }) => roleName === name)
  const mine = wanted.ofPerson?.filter((session) => session.accountId === accountId && session.roleName === name) ?? all
  const role = roleAt(setup, place, all[0]?.roleArn ?? mine[0]?.roleArn ?? null)
  if (role === null || (wanted.person && mine.length === 0)) return null
  const now = installation.now()
  const standing = await standingOn(installation, role)
  const isRunning = (session: IssuedSession) =>
    session.endsAt > now && (isOfUser(session) || !isDenied(session, standing))
  const facts = { role, mine, person: wanted.person, isReached: reaches(setup, place), standing }
  const denial = planDenial(installation, facts)
  const user = await userDenial(installation, { role, mine: mine.filter(isOfUser), person: wanted.person })
  const others = wanted.person ? all.filter(({ person }) => !isSame(person, wanted.person)) : []
  const hit = others.filter((session) => !isOfUser(session) && hits(denial, session))
  return {
    role,
    account: setup.access.accounts.find(({ id }) => id === accountId) ?? null,
    meant: mine.filter(isRunning),
    alsoCut: [...hit, ...(user?.alsoCut ?? [])].filter(isRunning),
    isMore: !found.isAll,
    denial,
    user,
  }
}

interface DenialFacts {
  readonly role: RevokedRole
  readonly mine: readonly IssuedSession[]
  readonly person: KnownPerson | null
  /** Whether brevet.yaml reaches the role itself, rather than a user in its place. */
  readonly isReached: boolean
  readonly standing: readonly Revocation[]
}

function planDenial(installation: Installation, facts: DenialFacts): PlannedDenial | null {
  const { role, mine, person, isReached, standing } = facts
  const ofRole = mine.filter((session) => !isOfUser(session))
  if (ofRole.length === 0 && !(person === null && isReached)) return null
  const { access, trusts, roleDenials } = installation.current()
  const sends = access.accounts.some(({ id }) => id === role.accountId) && trusts.of(role.accountId).sendsSourceIdentity
  const revoked = person && { ...person, marks: marksOf(ofRole, sends) }
  if (revoked && revoked.marks.sessionNames.length === 0) return null
  const policy = revocationPolicy([...standing, draft(installation.now(), revoked)])
  return {
    person: revoked,
    narrowedBy: narrowing(revoked),
    isWritten: roleDenials.writesIn(role.accountId) && mayLiveIn(installation.base(), role.partition),
    policy: policy ?? { Version: '2012-10-17', Statement: [] },
    script: revocationScript(role, policy),
  }
}

/** Credentials never cross from one partition to another. */
function mayLiveIn(base: BaseIdentity, partition: PartitionId): boolean {
  return base.state === 'unknown' || (base.state === 'known' && base.partition === partition)
}

/** What stands on a role already: its one policy says it together with what comes. */
async function standingOn({ repositories }: Installation, role: RevokedRole): Promise<readonly Revocation[]> {
  const all = await repositories.revocations.list()
  return all.find(({ role: one }) => one.accountId === role.accountId && one.name === role.name)?.revocations ?? []
}

function draft(now: Date, person: RevokedPerson | null): Revocation {
  const issuedBefore = endOfSecond(now)
  const by = { source: '', subject: null, name: null, email: null }
  const liftsAt = longestSessionEnd(issuedBefore)
  return { id: '', reference: noReference, person, issuedBefore, liftsAt, reason: '', by, state: 'by-hand' }
}

/** By which Brevet itself tells AWS who somebody is. */
const tellingMethods: readonly (string | null)[] = ['web-identity', 'saml', 'assume-role'] satisfies FederationKind[]

/** As the audit has them; the source identity of rows that do not say it is the name, where Brevet sends one. */
function marksOf(sessions: readonly IssuedSession[], sendsSourceIdentity: boolean): RevokedPerson['marks'] {
  const sessionNames = [...new Set(sessions.flatMap(({ sessionName }) => sessionName ?? []))]
  const sourceIdentities = sessions.flatMap(({ sourceIdentity, sessionName, method }) => {
    if (sourceIdentity !== null) return sourceIdentity
    return sendsSourceIdentity && tellingMethods.includes(method) && sessionName !== null ? sessionName : []
  })
  return { sessionNames, sourceIdentities: [...new Set(sourceIdentities)] }
}

function narrowing(person: RevokedPerson | null): PlannedDenial['narrowedBy'] {
  if (person === null) return 'nothing'
  return person.marks.sourceIdentities.length > 0 ? 'source-identity' : 'session-name'
}

function hits(denial: PlannedDenial | null, { sessionName, sourceIdentity }: IssuedSession): boolean {
  const { sessionNames = [], sourceIdentities = [] } = denial?.person?.marks ?? {}
  return sessionNames.includes(sessionName ?? '') || sourceIdentities.includes(sourceIdentity ?? '')
}

function isOfUser({ method }: IssuedSession): boolean {
  return userMethods.includes(method ?? '')
}

function isSame(one: KnownPerson, other: KnownPerson | null): boolean {
  return one.source === other?.source && one.subject === other.subject
}

function configured({ config }: Setup, { accountId, name }: Place) {
  const account = config.access.accounts.find(({ id }) => id === accountId)
  const role = config.access.roles.find((candidate) => candidate.name === name)
  return account && role ? { account, role } : null
}

function reaches(setup: Setup, place: Place): boolean {
  const found = configured(setup, place)
  return found !== null && (found.role.methods ?? found.account.methods).some((method) => !userMethods.includes(method))
}

function roleAt(setup: Setup, place: Place, known: string | null): RevokedRole | null {
  const { accountId, name } = place
  const found = configured(setup, place)
  if (found) {
    const { partition } = found.account
    return { accountId, partition, name, arn: formatRoleArn({ partition, accountId, path: found.role.path, name }) }
  }
  const parsed = parseRoleArn(known ?? '')
  if (known === null || parsed?.accountId !== accountId || parsed.name !== name) return null
  return { accountId, partition: parsed.partition, name, arn: known }
}

function confirmation(roles: readonly PlannedRole[], person: KnownPerson | null): RevocationPlan['confirm'] {
  const [first, ...others] = new Map(
    roles.map(({ role, account }) => [role.accountId, account?.name ?? role.accountId]),
  ).values()
  if (person === null || others.length === 0) return { kind: 'account', text: first ?? '' }
  return { kind: 'person', text: person.email ?? person.name ?? person.subject }
}
