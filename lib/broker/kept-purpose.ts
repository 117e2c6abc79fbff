import type { PortalSession } from '../domain/session'
import type { Installation } from './installation'
import type { Purpose } from './purpose'

/** What somebody said before their provider had to confirm them, and for which role. */
export interface KeptPurpose extends Purpose {
  /** Id of the entitlement. */
  readonly entitlement: string
}

const keptMinutes = 10

/** What is longer, nobody typed into our fields. */
const longest: Readonly<Record<keyof Purpose, number>> = { reason: 500, ticket: 64 }

/**
 * Keeps what was said over the round trip to the provider, so that nobody types it again: sealed beside the sign-ins that are under way,
 * for ten minutes, and only for the session that said it. It is never used without a further click of the person, who sees it.
 */
export async function keepPurpose(installation: Installation, session: PortalSession, said: KeptPurpose) {
  const { entitlement, reason, ticket } = said
  const isKept = (field: keyof Purpose) => (said[field]?.length ?? 0) <= longest[field]
  if ((!reason && !ticket) || !isKept('reason') || !isKept('ticket')) return
  const { pendingSignIns } = installation.repositories
  const { id, source, browserHash } = placeOf(session)
  const createdAt = installation.now()
  // The one before goes, whether it has ended or not.
  await pendingSignIns.consume(id, source, browserHash, new Date(0))
  await pendingSignIns.insert({
    ...{ id, source, browserHash, createdAt },
    returnTo: '/',
    memory: { entitlement, ...(reason && { reason }), ...(ticket && { ticket }) },
    expiresAt: new Date(createdAt.getTime() + keptMinutes * 60_000),
  })
}

/** What this session said last before it was sent to its provider; null when nothing, or longer than ten minutes ago. */
export async function keptPurpose(installation: Installation, session: PortalSession): Promise<KeptPurpose | null> {
  if (!installation.current().sources.get(session.identity.source)?.awsApplication) return null
  const { id, source, browserHash } = placeOf(session)
  const kept = await installation.repositories.pendingSignIns.find(id, source, browserHash, installation.now())
  if (!kept) return null
  const { entitlement = '', reason = null, ticket = null } = kept.memory
  return { entitlement, reason, ticket }
}

/** Nobody comes back for it: the session has ended. */
export async function forgetPurpose({ repositories }: Installation, session: PortalSession): Promise<void> {
  const { id, source, browserHash } = placeOf(session)
  await repositories.pendingSignIns.consume(id, source, browserHash, new Date(0))
}

/** No provider is ever asked under such a name, so that no answer finds it. */
function placeOf({ idHash, identity }: PortalSession) {
  return { id: 'purpose', source: `${identity.source}/purpose`, browserHash: idHash }
}
