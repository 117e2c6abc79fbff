import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Lifts one revocation before its time. For administrators; `not_found` for one that does not stand. */
export const DELETE = apiRoute(async (request, visit, { params }: RouteContext<'/api/v1/revocations/[id]'>) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  await runtime().broker.revocations.lift(person, (await params).id)
  return Response.json({ lifted: true }, { headers: unkept })
}, 'revocation-lift')
