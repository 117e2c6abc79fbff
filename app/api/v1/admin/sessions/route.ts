import { personSought } from '@/app/_http/person-sought'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** Who is signed in, of those whose e-mail address, name or subject begins with `person`. For administrators. */
export const GET = apiRoute(async (request, visit) => {
  const { session } = await personal(visit)
  const sought = personSought(new URL(request.url).searchParams)
  const found = await runtime().broker.signedInPeople(session.identity, sought)
  if (!found) throw new BrevetError('not_found')
  return Response.json({ people: found.people, whole: found.isWhole }, { headers: unkept })
})
