import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { signedIn } from '@/app/_http/signed-in'
import { smallForm } from '@/app/_http/small-form'
import { readTransaction } from '@/app/_http/transaction-cookie'
import { runtime } from '@/lib/broker/runtime'

type Context = RouteContext<'/auth/[source]/received'>

/** The person's yes or no to an answer that a provider sent unasked: from our own page, and in the browser that received it. */
export const POST = pageRoute('sign-in', async (request, visit, { params }: Context) => {
  requireSameOrigin(request.headers)
  const { source: sourceId } = await params
  const { broker, cookie } = runtime()
  const form = await smallForm(request)
  const finished = await broker.answerReceived({
    ...visit,
    sourceId,
    id: form.get('id') ?? '',
    isYes: form.get('answer') === 'yes',
    browserToken: await readTransaction(sourceId),
    previousSession: await cookie.read(),
  })
  return finished ? signedIn(finished) : seeOther('/signin?manual=1')
})
