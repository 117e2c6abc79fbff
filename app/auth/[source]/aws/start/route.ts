import { postPage } from '@/app/_http/leave-page'
import { pageRoute, seeOther } from '@/app/_http/route'
import { readTransaction, writeTransaction } from '@/app/_http/transaction-cookie'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

type Context = RouteContext<'/auth/[source]/aws/start'>

/**
 * Sends somebody who is signed in to their source's second application, to be confirmed to AWS: silently, unless `visible=1` lets the
 * provider ask. It issues nothing and signs nobody in.
 */
export const GET = pageRoute('confirmation', async (request, visit, { params }: Context) => {
  const person = await personal(visit)
  const { source: sourceId } = await params
  const query = new URL(request.url).searchParams
  const { start, browserToken, maxAgeSeconds } = await runtime().broker.beginConfirmation({
    ...person,
    sourceId,
    returnTo: query.get('returnTo'),
    isPassive: query.get('visible') !== '1',
    browserToken: await readTransaction(sourceId),
  })
  await writeTransaction(sourceId, browserToken, maxAgeSeconds)
  return start.kind === 'redirect' ? seeOther(start.url) : postPage(start.url, start.fields)
})
