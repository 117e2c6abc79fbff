import type { SafeDetails } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { PortalSession } from '../domain/session'
import { actorOf, record } from './audit-trail'
import type { Installation } from './installation'
import { forgetPurpose } from './kept-purpose'
import type { Visit } from './visit'

/** Keeps to the number of browsers that one person may be signed in with: the oldest go. Audited as a sign-out, of the person. */
export async function endOldest(
  installation: Installation,
  visit: Visit,
  { source, subject }: Identity,
): Promise<void> {
  const ended = await installation.sessions.endOldest(source, subject)
  await recordEnded(installation, visit, { ended, details: { cause: 'too_many' } })
}

interface Ended {
  readonly ended: readonly PortalSession[]
  readonly details: SafeDetails
}

/** What goes with sessions that others than their person ended, and one row for each person; none where nothing was ended. */
export async function recordEnded(installation: Installation, visit: Visit, { ended, details }: Ended): Promise<void> {
  await Promise.all(ended.map((session) => forgetPurpose(installation, session)))
  for (const [{ identity }, ...further] of byPerson(ended)) {
    await record(installation, {
      ...{ reference: visit.reference, client: visit.client },
      action: 'sign-out',
      outcome: 'succeeded',
      actor: actorOf(identity),
      details: { ...details, sessions: further.length + 1 },
    })
  }
}

type SomeSessions = readonly [PortalSession, ...PortalSession[]]

/** All are of one source. */
function byPerson(sessions: readonly PortalSession[]): readonly SomeSessions[] {
  const people = new Map<string, SomeSessions>()
  for (const session of sessions) {
    const [first, ...others] = people.get(session.identity.subject) ?? []
    people.set(session.identity.subject, first ? [first, ...others, session] : [session])
  }
  return [...people.values()]
}
