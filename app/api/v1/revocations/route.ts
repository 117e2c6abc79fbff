import { jsonBody, optionalField, textField } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { readRevocationWish } from '@/app/_http/revocation-wish'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** What stands against older sessions of roles. For administrators. */
export const GET = apiRoute(async (_request, visit) => {
  const { session } = await personal(visit)
  const standing = await runtime().broker.revocations.standing(session.identity)
  if (!standing) throw new BrevetError('not_found')
  const roles = standing.map(({ role, revocations, script }) => ({ role, revocations, script }))
  return Response.json({ roles }, { headers: unkept })
})

/** Denies older sessions of a role, of a person, or of a person in a role. For administrators; `confirm` is the name of the account. */
export const POST = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const body = await jsonBody(request, ['source', 'subject', 'role', 'confirm', 'reason', 'signOut'])
  const revoked = await runtime().broker.revocations.revoke({
    ...person,
    wish: readRevocationWish((field) => optionalField(body, field, 'string') || null),
    confirm: textField(body, 'confirm'),
    reason: textField(body, 'reason'),
    signOut: optionalField(body, 'signOut', 'boolean') ?? false,
  })
  return Response.json(revoked, { headers: unkept })
}, 'revocation')
