import type { AuditFilter } from '../domain/audit-filter'
import type { Account } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import { isDenied, type Revocation, type RevokedRole } from '../domain/revocation'
import { revocationPolicy } from '../trust/revocation-policy'
import { revocationScript } from '../trust/revocation-script'
import { knownAccount } from './audit-view'
import type { Installation } from './installation'
import { type IssuedSession, issuedSessions } from './issued-sessions'
import { liftRevocation } from './lift-revocations'
import { planRevocation, type RevocationPlan, type RevocationWish } from './revocation-plan'
import { type RevokedSessions, type RevokeSessions, revokeSessions } from './revoke-sessions'
import type { PersonalVisit } from './visit'

/** What administrators may do about AWS sessions that run. To everybody else there is nothing here. */
export interface RevocationDesk {
  /** Who has what; null for whom it is not meant. */
  runningSessions(identity: Identity, filter: RunningFilter): Promise<RunningSessions | null>
  /** What a revocation would come to; null for whom it is not meant, and for what is not known. */
  plan(identity: Identity, wish: RevocationWish): Promise<RevocationPlan | null>
  revoke(request: RevokeSessions): Promise<RevokedSessions>
  /** What stands, by account and role; null for whom it is not meant. */
  standing(identity: Identity): Promise<readonly StandingRole[] | null>
  /** `not_found` for what does not stand. */
  lift(visit: PersonalVisit, id: string): Promise<void>
}

/** As in the audit: a person by how the e-mail address, name or subject begins, an account by its id, alias or name. */
export type RunningFilter = Pick<AuditFilter, 'person' | 'accountId' | 'role'>

export interface RunningSessions {
  /** A line for each person and role, the newest first. */
  readonly lines: readonly RunningLine[]
  /** False where more was handed out than was looked at. */
  readonly isAll: boolean
  /** The one role that the filter names, whether anything of it runs or not; null where it names none. */
  readonly role: { readonly account: Account; readonly name: string } | null
}

export interface RunningLine {
  readonly person: IssuedSession['person']
  readonly accountId: string
  /** Null where brevet.yaml no longer has it. */
  readonly account: Account | null
  readonly roleName: string
  readonly count: number
  /** Of the one that ends last. */
  readonly endsAt: Date
  /** Of the one that was begun last. */
  readonly startedAt: Date
}

export interface StandingRole {
  readonly role: RevokedRole
  readonly account: Account | null
  readonly revocations: readonly Revocation[]
  /** False where an administrator of the account takes away what stands. */
  readonly isWritten: boolean
  /** For an administrator of the account: what the role's policy is to be now. */
  readonly script: string
}

export function createRevocationDesk(installation: Installation): RevocationDesk {
  return {
    runningSessions: (identity, filter) => runningSessions(installation, identity, filter),
    plan: (identity, wish) => planRevocation(installation, identity, wish),
    revoke: (request) => revokeSessions(installation, request),
    standing: (identity) => standing(installation, identity),
    lift: (visit, id) => liftRevocation(installation, visit, id),
  }
}

async function runningSessions(
  installation: Installation,
  identity: Identity,
  wanted: RunningFilter,
): Promise<RunningSessions | null> {
  const { access, config } = installation.current()
  if (!access.isAdmin(identity)) return null
  const { accountId } = knownAccount({ ...noFilter, ...wanted }, access.accounts)
  const found = await issuedSessions(installation, { ...wanted, accountId })
  const now = installation.now()
  const standing = await installation.repositories.revocations.list()
  const denies = ({ accountId: id, roleName }: IssuedSession) =>
    standing.find(({ role }) => role.accountId === id && role.name === roleName)?.revocations ?? []
  const lines = new Map<string, RunningLine>()
  const running = found.sessions.filter((one) => one.endsAt > now && !isDenied(one, denies(one)))
  for (const session of running) {
    const key = JSON.stringify([session.person.source, session.person.subject, session.entitlement])
    lines.set(key, joined(lines.get(key) ?? null, session, access.accounts))
  }
  const account = access.accounts.find(({ id }) => id === accountId)
  const name = config.access.roles.find((role) => role.name.toLowerCase() === wanted.role?.toLowerCase())?.name
  const role = account && name !== undefined && wanted.person === null ? { account, name } : null
  return { lines: [...lines.values()], isAll: found.isAll, role }
}

const noFilter = {
  from: null,
  until: null,
  action: null,
  outcome: null,
  code: null,
  reference: null,
  ip: null,
} as const

function joined(line: RunningLine | null, session: IssuedSession, accounts: readonly Account[]): RunningLine {
  const { person, accountId, roleName, startedAt, endsAt } = session
  if (line)
    return { ...line, count: line.count + 1, endsAt: new Date(Math.max(line.endsAt.getTime(), endsAt.getTime())) }
  const account = accounts.find(({ id }) => id === accountId) ?? null
  return { person, accountId, account, roleName, count: 1, startedAt, endsAt }
}

async function standing(installation: Installation, identity: Identity): Promise<readonly StandingRole[] | null> {
  const { access, roleDenials } = installation.current()
  if (!access.isAdmin(identity)) return null
  const all = await installation.repositories.revocations.list()
  return all.map(({ role, revocations }) => ({
    role,
    account: access.accounts.find(({ id }) => id === role.accountId) ?? null,
    revocations,
    isWritten: roleDenials.writesIn(role.accountId),
    script: revocationScript(role, revocationPolicy(revocations)),
  }))
}
