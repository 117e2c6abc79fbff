import { callerOf } from '@/app/_http/caller'
import { apiRoute, unkept } from '@/app/_http/route'
import { runtime } from '@/lib/broker/runtime'

/** Who is signed in, and until when. */
export const GET = apiRoute(async (request, visit) => {
  const { session } = await callerOf(request, visit, 'read')
  const { source, subject, name, email, groups } = session.identity
  const expiresAt = runtime().broker.sessionEndsAt(session).toISOString()
  const identity = { source, subject, name, email, groups: groups.map(({ value }) => value) }
  return Response.json({ identity, session: { expiresAt } }, { headers: unkept })
})
