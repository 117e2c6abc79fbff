import type { AuditEvent } from '../domain/audit-event'
import { type AuditFilter, wholeAudit } from '../domain/audit-filter'
import type { AuditRow } from '../domain/repositories'
import { type AwsSession, sessionOf } from './aws-sessions'
import type { Installation } from './installation'

/** Whom something was handed out to, as it stands in the audit. */
export interface KnownPerson {
  readonly source: string
  readonly subject: string
  readonly name: string | null
  readonly email: string | null
}

/** Keys or a console that may still run, with what AWS knows the session by. */
export interface IssuedSession extends AwsSession {
  readonly person: KnownPerson
  readonly roleArn: string | null
  readonly method: string | null
  /** RoleSessionName, or the name of a federated user; null where AWS was told none. */
  readonly sessionName: string | null
  readonly sourceIdentity: string | null
}

/** AWS gives nobody a longer session: that of an IAM user. Source: STS API Reference, GetSessionToken. */
const longestSeconds = 129_600
const mostRows = 10_000
const pageRows = 500
const mostOfPerson = 2000

/** What of the filter was handed out and may still run, newest first; `isAll` is false where there is more than is looked at. */
export async function issuedSessions(
  { repositories, now }: Pick<Installation, 'repositories' | 'now'>,
  filter: Partial<AuditFilter>,
): Promise<{ readonly sessions: readonly IssuedSession[]; readonly isAll: boolean }> {
  const from = new Date(now().getTime() - longestSeconds * 1000)
  const found = await Promise.all(
    (['keys', 'console'] as const).map((action) =>
      walk(repositories.auditIndex, { ...wholeAudit, ...filter, from, action, outcome: 'succeeded' }),
    ),
  )
  const sessions = found.flatMap(({ rows }) => rows.flatMap(issuedBy))
  const newestFirst = sessions.sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
  return { sessions: newestFirst, isAll: found.every(({ isAll }) => isAll) }
}

/** The same of one person, found by who they are rather than by how they are called. */
export async function issuedToPerson(
  { repositories, now }: Pick<Installation, 'repositories' | 'now'>,
  { source, subject }: Pick<KnownPerson, 'source' | 'subject'>,
): Promise<readonly IssuedSession[]> {
  const from = now().getTime() - longestSeconds * 1000
  const rows = await repositories.auditRows.issuedTo(source, subject, mostOfPerson)
  return rows.flatMap(issuedBy).filter(({ startedAt }) => startedAt.getTime() >= from)
}

async function walk(index: Installation['repositories']['auditIndex'], filter: AuditFilter) {
  const rows: AuditRow[] = []
  let sequence = Number.MAX_SAFE_INTEGER
  while (rows.length < mostRows) {
    const page = await index.page(filter, { sequence, direction: 'older' }, pageRows)
    rows.push(...page.rows)
    if (page.ends || page.last === null) return { rows, isAll: true }
    sequence = page.last
  }
  return { rows, isAll: false }
}

function issuedBy({ event }: AuditRow): readonly IssuedSession[] {
  const session = event && sessionOf(event)
  const { source, subject, name = null, email = null } = event?.actor ?? {}
  if (!event || !session || !source || subject == null) return []
  const text = (key: string) => (typeof event.details[key] === 'string' ? String(event.details[key]) : null)
  return [
    {
      ...session,
      person: { source, subject, name, email },
      roleArn: event.target?.roleArn ?? null,
      method: text('way') === 'saml-post' ? 'saml' : text('method'),
      sessionName: sessionNameOf(event),
      sourceIdentity: safeName.test(text('sourceIdentity') ?? '') ? text('sourceIdentity') : null,
    },
  ]
}

/** STS API Reference, SourceIdentity: what reads otherwise is none. */
const safeName = /^[\w+=,.@-]{2,64}$/

/** The end of the ARN that AWS answered with; nothing of an ARN of another account or role. */
function sessionNameOf({ target, details }: AuditEvent): string | null {
  const pattern = /^arn:[a-z-]+:sts::(\d{12}):(?:assumed-role\/([\w+=,.@-]{1,64})|federated-user)\/([\w+=,.@-]{2,64})$/
  const [, accountId, roleName, name] = pattern.exec(String(details['assumedRoleArn'])) ?? []
  const isOfTarget = accountId === target?.accountId && (roleName ?? target?.roleName) === target?.roleName
  return isOfTarget ? (name ?? null) : null
}
