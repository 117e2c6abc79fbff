import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { entitlementId } from '@/lib/domain/entitlement'

/** Makes a role one of the person's favourites; a second time changes nothing. */
export const PUT = favouriteRoute(true)

/** Takes a role from them; one that is none is no error. */
export const DELETE = favouriteRoute(false)

function favouriteRoute(isFavourite: boolean) {
  return apiRoute(async (request, visit, { params }: RouteContext<'/api/v1/favourites/[account]/[role]'>) => {
    requireSameOrigin(request.headers)
    const { session } = await personal(visit)
    const { account, role } = await params
    const entitlement = entitlementId(account, role)
    const { favourites } = await runtime().broker.setFavourite(session.identity, { entitlement, isFavourite })
    return Response.json({ favourites }, { headers: unkept })
  })
}
