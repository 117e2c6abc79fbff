import { formBody } from '@/app/_http/form-body'
import { postPage } from '@/app/_http/leave-page'
import { pageRoute, seeOther } from '@/app/_http/route'
import type { BrowserSignOut } from '@/lib/broker/provider-sign-out'
import { runtime } from '@/lib/broker/runtime'
import type { Visit } from '@/lib/broker/visit'

type Context = RouteContext<'/auth/[source]/logout'>

const left = '/signin?signedout=everywhere'

/**
 * Where a provider sends the browser after it has ended its own session, and where it says by the browser that somebody is to be signed
 * out (SAML single logout). No cookie counts here: without a message that the provider signed, nothing ends. The use case writes the audit.
 */
export const GET = pageRoute(null, async (request, visit, context: Context) => {
  const query = request.headers.get('x-brevet-query') ?? ''
  if (!new URLSearchParams(query).has('SAMLRequest')) return seeOther(left)
  return signOut(visit, context, async () => ({ binding: 'redirect', query }))
})

/** The same by a form: a LogoutRequest, or the provider's answer to ours. */
export const POST = pageRoute(null, (request, visit, context: Context) =>
  signOut(visit, context, async () => ({ binding: 'post', form: await formBody(request) })),
)

async function signOut(visit: Visit, { params }: Context, message: BrowserSignOut['message']): Promise<Response> {
  const { source: sourceId } = await params
  const answer = await runtime().broker.browserSignOut({ ...visit, sourceId, message })
  if (!answer) return seeOther(left)
  return answer.kind === 'redirect' ? seeOther(answer.url) : postPage(answer.url, answer.fields)
}
