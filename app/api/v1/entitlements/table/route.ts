import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { accessData } from '@/app/_screens/access-data'
import { runtime } from '@/lib/broker/runtime'

/** The same entitlements in the short form that the portal's own pages read, with favourites and recents: thousands of roles in some 30 kB. */
export const GET = apiRoute(async (_request, visit) => {
  const { session } = await personal(visit)
  const entitlements = runtime().broker.entitlements(session.identity)
  const { table, favourites, recents, address } = await accessData(session, entitlements)
  return Response.json({ table, favourites, recents, address }, { headers: unkept })
})
