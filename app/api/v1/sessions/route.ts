import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Where the person is signed in, and what AWS sessions were handed out to them: at most the last hundred. */
export const GET = apiRoute(async (_request, visit) => {
  const { session } = await personal(visit)
  const { broker } = runtime()
  const [signIns, awsSessions] = await Promise.all([broker.ownSessions(session), broker.awsSessions(session.identity)])
  return Response.json({ signIns, awsSessions }, { headers: unkept })
})

/** Signs out every other browser of the person; AWS sessions go on. */
export const DELETE = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const ended = await runtime().broker.endOwnSessions(await personal(visit), null)
  return Response.json({ ended }, { headers: unkept })
}, 'sign-out')
