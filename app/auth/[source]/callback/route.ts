import { formBody } from '@/app/_http/form-body'
import { pageRoute, seeOther } from '@/app/_http/route'
import { rememberSignIn } from '@/app/_http/sign-in-memory'
import { readTransaction } from '@/app/_http/transaction-cookie'
import { runtime } from '@/lib/broker/runtime'
import type { Visit } from '@/lib/broker/visit'

type Context = RouteContext<'/auth/[source]/callback'>

/** Takes a provider's answer from the query (OIDC). */
export const GET = pageRoute('sign-in', (request, visit, context: Context) => finish(request, visit, context))

/** Takes a provider's answer from a form (SAML; OIDC with `form_post`). Protected by signature, state and the transaction cookie. */
export const POST = pageRoute('sign-in', (request, visit, context: Context) => finish(request, visit, context))

async function finish(request: Request, visit: Visit, { params }: Context): Promise<Response> {
  const { source: sourceId } = await params
  const { broker, cookie } = runtime()
  const { pathname, search } = new URL(request.url)
  const form = request.method === 'POST' ? await formBody(request) : null
  const { sessionId, returnTo, identity } = await broker.finishSignIn({
    ...visit,
    sourceId,
    answer: { url: new URL(`${pathname}${search}`, broker.publicUrl()), form },
    browserToken: await readTransaction(sourceId),
    previousSession: await cookie.read(),
  })
  await cookie.write(sessionId)
  await rememberSignIn(identity)
  return seeOther(returnTo)
}
