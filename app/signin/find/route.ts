import { departFor } from '@/app/_http/departure'
import { formBody } from '@/app/_http/form-body'
import { leavePage, postPage } from '@/app/_http/leave-page'
import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { safeReturnPath } from '@/lib/broker/return-path'
import { runtime } from '@/lib/broker/runtime'

/** Home-realm discovery: sends the browser to the source that speaks for an address, with the address; back to the page where none does. */
export const POST = pageRoute('sign-in', async (request, visit) => {
  requireSameOrigin(request.headers)
  const form = await formBody(request)
  const email = form.get('email')?.trim() ?? ''
  const returnTo = safeReturnPath(form.get('returnTo'))
  const sourceId = runtime().broker.sourceOfEmail(email)
  if (sourceId === null) return seeOther(`/signin?${new URLSearchParams({ unknown: '1', returnTo })}`)
  const start = await departFor(visit, { sourceId, returnTo, loginHint: email })
  return start.kind === 'redirect' ? leavePage(start.url) : postPage(start.url, start.fields)
})
