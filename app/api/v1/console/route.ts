import { choiceFields, choicesOf } from '@/app/_http/choices-body'
import { jsonBody, optionalField, secretField, textField } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

const consoleFields = ['entitlement', 'mfaCode', 'destination', 'service', 'signOutFirst'] as const

/** Makes a console sign-in for one role: an address that is itself the credential, for 15 minutes. */
export const POST = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const body = await jsonBody(request, [...consoleFields, ...choiceFields])
  const { region, ...choices } = choicesOf(body)
  const { url, expiresAt, session, ...handedOut } = await runtime().broker.openConsole({
    ...person,
    ...choices,
    entitlement: textField(body, 'entitlement'),
    wish: {
      destination: optionalField(body, 'destination', 'string'),
      service: optionalField(body, 'service', 'string'),
      region,
    },
    signOutFirst: optionalField(body, 'signOutFirst', 'boolean') ?? false,
    mfaCode: secretField(body, 'mfaCode'),
  })
  return Response.json({ url: url.reveal(), expiresAt, session, ...handedOut }, { headers: unkept })
}, 'console')
