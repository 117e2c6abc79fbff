import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { smallForm } from '@/app/_http/small-form'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Ends one token of the person, which a form names by its id. */
export const POST = pageRoute('api-token', async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  await runtime().broker.endApiToken(person, (await smallForm(request)).get('id') ?? '')
  return seeOther('/sessions?token=ended')
})
