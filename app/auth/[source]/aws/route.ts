import { confirmationPath } from '@/app/_http/confirmation'
import { formBody } from '@/app/_http/form-body'
import { pageRoute, seeOther } from '@/app/_http/route'
import { readTransaction } from '@/app/_http/transaction-cookie'
import { runtime } from '@/lib/broker/runtime'

/**
 * Takes a provider's answer that is made out to AWS, and nothing else: it begins no session and touches no cookie. Protected as the
 * callback of a sign-in is, and bound to the session that asked.
 */
export const POST = pageRoute(
  'confirmation',
  async (request, visit, { params }: RouteContext<'/auth/[source]/aws'>) => {
    const { source: sourceId } = await params
    const { broker, cookie } = runtime()
    const { isConfirmed, returnTo } = await broker.finishConfirmation({
      ...visit,
      sourceId,
      answer: { url: new URL(new URL(request.url).pathname, broker.publicUrl()), form: await formBody(request) },
      browserToken: await readTransaction(sourceId),
      seenSession: await cookie.read(),
    })
    return seeOther(isConfirmed ? returnTo : confirmationPath(returnTo, 'visible'))
  },
)
