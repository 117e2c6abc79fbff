import { limitedText } from '@/app/_http/limited-text'
import { type Refusal, refusalOf } from '@/app/_http/problem'
import { unkept } from '@/app/_http/route'
import { visitOf } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

const longest = 32 * 1024

/** Takes a provider's logout token. No browser is asked, and no cookie counts. Source: OpenID Connect Back-Channel Logout 1.0, 2.5 and 2.8. */
export async function POST(request: Request, { params }: RouteContext<'/auth/[source]/backchannel-logout'>) {
  const visit = visitOf(request.headers)
  const { broker } = runtime()
  try {
    const { source: sourceId } = await params
    await broker.backChannelSignOut({ ...visit, sourceId, logoutToken: await logoutTokenOf(request) })
    return new Response(null, { status: 200, headers: unkept })
  } catch (error) {
    return refused(refusalOf(error, visit.reference))
  }
}

/** What is no such form is no token: the empty one is refused, and audited, as any other bad one. */
async function logoutTokenOf(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return ''
  const tokens = new URLSearchParams((await limitedText(request, longest)) ?? '').getAll('logout_token')
  return tokens.length === 1 ? (tokens[0] ?? '') : ''
}

/** 400 whatever it was, as the standard has it; whoever sent it learns the code, which says nothing of anybody. */
function refused({ code, reference, details }: Refusal): Response {
  const { retryAfterSeconds } = details
  const isTooOften = code === 'rate_limited' && retryAfterSeconds !== undefined
  const body = { error: 'invalid_request', error_description: `${code} (${reference})` }
  const headers = { ...unkept, ...(isTooOften && { 'retry-after': String(retryAfterSeconds) }) }
  return Response.json(body, { status: isTooOften ? 429 : code === 'source_unknown' ? 404 : 400, headers })
}
