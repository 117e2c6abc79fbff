import { actorOf, record } from './audit-trail'
import type { Installation } from './installation'
import type { PersonalVisit } from './visit'

/**
 * Ends the session here, first and in any case; then says where the browser may end it at the provider.
 * Null when the provider offers nothing: its own session stays, and the page says so.
 */
export async function signOut(installation: Installation, visit: PersonalVisit): Promise<URL | null> {
  const { session } = visit
  const { sources, config } = installation.current()
  // It goes with the session. One that cannot be read costs the provider's sign-out, not ours.
  const proof = await installation.sessions.proof(session.idHash).catch(() => null)
  await installation.sessions.end(session.idHash)
  await record(installation, { ...visit, action: 'sign-out', outcome: 'succeeded', actor: actorOf(session.identity) })
  const source = sources.get(session.identity.source)
  if (!source || !proof) return null
  const returnTo = new URL(`/auth/${encodeURIComponent(source.id)}/logout`, config.publicUrl)
  return source.signOutUrl(proof, returnTo).catch(() => null)
}
