import { postPage } from '@/app/_http/leave-page'
import { pageRoute, seeOther } from '@/app/_http/route'
import { readTransaction, writeTransaction } from '@/app/_http/transaction-cookie'
import { runtime } from '@/lib/broker/runtime'

/** Sends the browser to a source, by redirect or by a form that submits itself. */
export const GET = pageRoute('sign-in', async (request, visit, { params }: RouteContext<'/auth/[source]/start'>) => {
  const { source: sourceId } = await params
  const query = new URL(request.url).searchParams
  const { start, browserToken, maxAgeSeconds } = await runtime().broker.beginSignIn({
    ...visit,
    sourceId,
    returnTo: query.get('returnTo'),
    loginHint: query.get('login_hint'),
    browserToken: await readTransaction(sourceId),
  })
  await writeTransaction(sourceId, browserToken, maxAgeSeconds)
  return start.kind === 'redirect' ? seeOther(start.url) : postPage(start.url, start.fields)
})
