import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** Signs out one other browser of the person; `not_found` for any other handle, and for this browser's, which signs out by `/signout`. */
export const DELETE = apiRoute(async (request, visit, { params }: RouteContext<'/api/v1/sessions/[handle]'>) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const ended = await runtime().broker.endOwnSessions(person, (await params).handle)
  if (ended === 0) throw new BrevetError('not_found')
  return Response.json({ ended }, { headers: unkept })
}, 'sign-out')
