import { formBody } from '@/app/_http/form-body'
import { pageRoute, seeOther } from '@/app/_http/route'
import { signedIn } from '@/app/_http/signed-in'
import { readTransaction, writeTransaction } from '@/app/_http/transaction-cookie'
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
  const outcome = await broker.finishSignIn({
    ...visit,
    sourceId,
    answer: { url: new URL(`${pathname}${search}`, broker.publicUrl()), form },
    browserToken: await readTransaction(sourceId),
    previousSession: await cookie.read(),
  })
  if (outcome.kind === 'signed-in') return signedIn(outcome)
  await writeTransaction(sourceId, outcome.browserToken, outcome.maxAgeSeconds)
  return seeOther(`/signin/confirm?${new URLSearchParams({ source: sourceId, id: outcome.id })}`)
}
