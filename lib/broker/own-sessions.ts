import { createHash } from 'node:crypto'
import type { AuditClient } from '../domain/audit-event'
import type { PortalSession } from '../domain/session'
import { actorOf, record } from './audit-trail'
import type { Installation } from './installation'
import type { PersonalVisit } from './visit'

/** One browser that somebody is signed in with. */
export interface SignedInBrowser {
  readonly source: string
  readonly client: AuditClient
  readonly startedAt: Date
  readonly lastSeenAt: Date
  /** If nothing more is asked of it. */
  readonly endsAt: Date
}

/** One browser that a person is signed in with, as that person sees it. */
export interface OwnSession extends SignedInBrowser {
  /** Names it towards its person; means nothing to anybody else, and opens nothing. */
  readonly handle: string
  readonly isThis: boolean
}

/** What is said of a session to whoever may know of it. */
export function signedInBrowser({ sessions }: Installation, session: PortalSession): SignedInBrowser {
  const { identity, client, createdAt: startedAt, lastSeenAt } = session
  return { source: identity.source, client, startedAt, lastSeenAt, endsAt: sessions.endsAt(session) }
}

/** The living sessions of the person of this session, newest first. */
export async function ownSessions(
  installation: Installation,
  { idHash, identity }: PortalSession,
): Promise<readonly OwnSession[]> {
  const living = await livingSessions(installation, identity)
  return living.map((session) => ({
    ...signedInBrowser(installation, session),
    handle: handleOf(session),
    isThis: session.idHash === idHash,
  }))
}

/**
 * Ends the session with this handle, or, with null, every one but this; returns how many. Only ever sessions of the same person. AWS
 * sessions that were handed out go on. Audited as a sign-out with `others`.
 */
export async function endOwnSessions(
  installation: Installation,
  visit: PersonalVisit,
  handle: string | null,
): Promise<number> {
  const { identity, idHash } = visit.session
  const others = (await livingSessions(installation, identity)).filter((session) => session.idHash !== idHash)
  const meant = handle === null ? others : others.filter((session) => handleOf(session) === handle)
  const ended = await Promise.all(meant.map((session) => installation.sessions.end(session.idHash)))
  const count = ended.filter(Boolean).length
  if (count > 0) {
    const deed = { ...visit, action: 'sign-out', actor: actorOf(identity), details: { others: count } } as const
    await record(installation, { ...deed, outcome: 'succeeded' })
  }
  return count
}

async function livingSessions(
  { repositories, sessions, now }: Installation,
  { source, subject }: PortalSession['identity'],
): Promise<readonly PortalSession[]> {
  const at = now()
  const open = await repositories.sessions.listOpen(source, subject, at)
  return open.filter((session) => sessions.endsAt(session) > at)
}

/** The stored hash stays on the server: this one is made of it. */
function handleOf({ idHash }: PortalSession): string {
  return createHash('sha256').update(`handle ${idHash}`).digest('base64url').slice(0, 22)
}
