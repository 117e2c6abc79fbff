import { requireSameOrigin } from '@/app/_http/origin'
import { readRevocationWish } from '@/app/_http/revocation-wish'
import { pageRoute, seeOther } from '@/app/_http/route'
import { smallForm } from '@/app/_http/small-form'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Revokes what the form says, after the account's name was typed. Where it could not be written, the page says so. */
export const POST = pageRoute('revocation', async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const form = await smallForm(request)
  const { reference, roles, signedOut } = await runtime().broker.revocations.revoke({
    ...person,
    wish: readRevocationWish((field) => form.get(field) || null),
    confirm: form.get('confirm') ?? '',
    reason: form.get('reason') ?? '',
    signOut: form.get('signOut') === '1',
  })
  const failed = roles.filter(({ state }) => state !== 'written').length
  const told = { done: reference, failed: String(failed), ...(signedOut !== null && { signedOut: String(signedOut) }) }
  return seeOther(`/admin/revoke?${new URLSearchParams(told)}`)
})
