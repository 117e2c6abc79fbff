import { departFor } from '@/app/_http/departure'
import { postPage } from '@/app/_http/leave-page'
import { pageRoute, seeOther } from '@/app/_http/route'

/** Sends the browser to a source, by redirect or by a form that submits itself. */
export const GET = pageRoute('sign-in', async (request, visit, { params }: RouteContext<'/auth/[source]/start'>) => {
  const { source: sourceId } = await params
  const query = new URL(request.url).searchParams
  const wish = { sourceId, returnTo: query.get('returnTo'), loginHint: query.get('login_hint') }
  const start = await departFor(visit, wish)
  return start.kind === 'redirect' ? seeOther(start.url) : postPage(start.url, start.fields)
})
