import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Keys and consoles that were handed out to the person, newest first, running or ended: at most a hundred. No secret is among it. */
export const GET = apiRoute(async (_request, visit) => {
  const { session } = await personal(visit)
  return Response.json({ sessions: await runtime().broker.awsSessions(session.identity) }, { headers: unkept })
})
