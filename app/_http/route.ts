import { runtime } from '@/lib/broker/runtime'
import type { Visit } from '@/lib/broker/visit'
import type { AuditAction } from '@/lib/domain/audit-event'
import { knownRefusal } from './known-refusal'
import { shownLocale } from './language'
import { problemResponse, type Refusal, refusalOf } from './problem'
import { visitOf } from './visit'
import { waitPage } from './wait-page'

/** Handles one request; whatever it throws is answered by the wrapper. */
type Handler<Context> = (request: Request, visit: Visit, context: Context) => Promise<Response>
type Route<Context> = (request: Request, context: Context) => Promise<Response>

/** A route that answers programs: refusals are problem+json. With an action, each refusal is in the audit under its reference. */
export function apiRoute<Context>(handler: Handler<Context>, action: AuditAction | null = null): Route<Context> {
  return guarded(handler, action, async (refusal) => {
    const { name, url } = runtime().broker.support()
    const [known, locale] = [await knownRefusal(refusal), await shownLocale()]
    return problemResponse(refusal, { known, operator: name ?? url ?? null, locale })
  })
}

/** What a refused navigation was about, as a search parameter of the error page; null when that is nobody's business. */
type Subject<Context> = (context: Context) => Promise<{ readonly role: string } | null>

/** A route that browsers navigate to: refusals lead to the error page, but for whoever came too often, and with an action they are audited. */
export function pageRoute<Context>(
  action: AuditAction | null,
  handler: Handler<Context>,
  subject: Subject<Context> = async () => null,
): Route<Context> {
  return guarded(handler, action, async (refusal, context) => {
    const { code, reference } = refusal
    if (code === 'rate_limited') return waitPage(refusal)
    return seeOther(`/refused?${new URLSearchParams({ code, reference, ...(await subject(context)) })}`)
  })
}

function guarded<Context>(
  handler: Handler<Context>,
  action: AuditAction | null,
  refuse: (refusal: Refusal, context: Context) => Response | Promise<Response>,
): Route<Context> {
  return async (request, context) => {
    const visit = visitOf(request.headers)
    const work = () => handler(request, visit, context)
    try {
      return await (action ? runtime().broker.audited(visit, action, work) : work())
    } catch (error) {
      return refuse(refusalOf(error, visit.reference), context)
    }
  }
}

/** 303 to a path of this portal, or to an address elsewhere that must leave no trace of where it came from. */
export function seeOther(target: string | URL): Response {
  const location = new URL(target, runtime().broker.publicUrl()).href
  return new Response(null, { status: 303, headers: { location, ...unkept } })
}

/** Headers of everything that must not be stored. That it is not passed on either (`Referrer-Policy`) stands in `next.config.ts`. */
export const unkept = { 'cache-control': 'no-store' } as const
