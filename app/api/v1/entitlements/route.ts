import { callerOf } from '@/app/_http/caller'
import { apiRoute, unkept } from '@/app/_http/route'
import type { Offer } from '@/lib/broker/offer'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'

/** Everything the person may have, with the reasons, the limits, and what is asked at hand-out. */
export const GET = apiRoute(async (request, visit) => {
  const { session } = await callerOf(request, visit, 'read')
  const { broker } = runtime()
  const entitlements = broker
    .entitlements(session.identity)
    .map((entitlement) => view(entitlement, broker.offer(session, entitlement)))
  return Response.json({ entitlements }, { headers: unkept })
})

function view(entitlement: Entitlement, offer: Offer) {
  const { id, account, role, method, methods, methodReason, isChained, carriesTags, needsMfaCode } = entitlement
  const { console, keys, because } = entitlement
  const { maxDurationSeconds, limits, reason, ticket, ticketPatterns, narrowing, policies, offeredPolicies } = offer
  return {
    id,
    account: { id: account.id, name: account.name, environment: account.environment },
    role: { name: role.name, arn: role.arn },
    method,
    methods,
    methodReason,
    chained: isChained,
    carriesTags,
    needsMfaCode,
    maxDurationSeconds,
    limits,
    ask: { reason, ticket, ticketPatterns },
    narrowing,
    policies,
    offeredPolicies,
    console,
    keys,
    because,
  }
}
