import { jsonBody, optionalField, textField } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Makes a console sign-in for one role: an address that is itself the credential, for 15 minutes. */
export const POST = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const body = await jsonBody(request)
  const { url, expiresAt } = await runtime().broker.openConsole({
    ...person,
    entitlement: textField(body, 'entitlement'),
    destination: optionalField(body, 'destination', 'string'),
  })
  return Response.json({ url: url.reveal(), expiresAt: expiresAt.toISOString() }, { headers: unkept })
}, 'console')
