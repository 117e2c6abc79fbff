import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { smallForm } from '@/app/_http/small-form'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Lifts one revocation before its time. */
export const POST = pageRoute('revocation-lift', async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const form = await smallForm(request)
  await runtime().broker.revocations.lift(person, form.get('id') ?? '')
  return seeOther('/admin/revoke?lifted=1')
})
