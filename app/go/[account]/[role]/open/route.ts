import { confirmFirst } from '@/app/_http/confirmation'
import { consoleForm } from '@/app/_http/console-form'
import { consoleWish } from '@/app/_http/console-wish'
import { postPage } from '@/app/_http/leave-page'
import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/**
 * Opens the console: a POST from one of our own pages, answered by the redirect that is itself the credential; with `way=saml` by the
 * form that is, which the browser posts to AWS itself.
 */
export const POST = pageRoute(
  'console',
  async (request, visit, { params }: RouteContext<'/go/[account]/[role]/open'>) => {
    requireSameOrigin(request.headers)
    const person = await personal(visit)
    const query = new URL(request.url).searchParams
    const said = await consoleForm(request)
    const wanted = {
      ...person,
      ...said,
      entitlement: await entitlementOf(params),
      wish: consoleWish((name) => query.get(name)),
      signOutFirst: said.signOutFirst || query.get('signOutFirst') === '1',
    }
    if (query.get('way') === 'saml') {
      const form = await runtime().broker.postToConsole(wanted)
      return postPage(form.url, form.fields, 'toAws')
    }
    return runtime()
      .broker.openConsole(wanted)
      .then(({ url }) => seeOther(url.reveal()), confirmFirst)
  },
  async ({ params }) => ({ role: await entitlementOf(params) }),
)

async function entitlementOf(params: RouteContext<'/go/[account]/[role]/open'>['params']): Promise<string> {
  const { account, role } = await params
  return `${account}/${role}`
}
