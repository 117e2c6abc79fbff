import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Ends one token of the person; `not_found` for any other id. */
export const DELETE = apiRoute(async (request, visit, { params }: RouteContext<'/api/v1/tokens/[id]'>) => {
  requireSameOrigin(request.headers)
  await runtime().broker.endApiToken(await personal(visit), (await params).id)
  return Response.json({ ended: 1 }, { headers: unkept })
}, 'api-token')
