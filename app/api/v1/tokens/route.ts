import { jsonBody, textField } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** The tokens of the person who is signed in; `not_found` where tokens are switched off. */
export const GET = apiRoute(async (_request, visit) => {
  const { session } = await personal(visit)
  const tokens = await runtime().broker.apiTokens(session)
  if (tokens === null) throw new BrevetError('not_found')
  return Response.json({ tokens }, { headers: unkept })
})

/** Makes a token; the answer is the only time at which it is seen. A token makes no tokens. */
export const POST = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const body = await jsonBody(request, ['name', 'scopes', 'days'])
  const wish = { name: textField(body, 'name'), scopes: listField(body, 'scopes'), days: Number(body.get('days')) }
  const { token, view } = await runtime().broker.makeApiToken(person, wish)
  return Response.json({ token: token.reveal(), ...view }, { status: 201, headers: unkept })
}, 'api-token')

function listField(body: ReadonlyMap<string, unknown>, field: string): readonly string[] {
  const value = body.get(field)
  if (!Array.isArray(value)) throw new BrevetError('request_malformed', { field })
  return value.map(String)
}
