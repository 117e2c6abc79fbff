import { jsonBody, textField } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Signs a person, `{"source", "subject"}`, out of every browser; AWS sessions go on. For administrators. */
export const POST = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const body = await jsonBody(request, ['source', 'subject'])
  const whom = { source: textField(body, 'source'), subject: textField(body, 'subject') }
  const ended = await runtime().broker.signOutPerson({ ...person, ...whom })
  return Response.json({ ended }, { headers: unkept })
}, 'sign-out')
