import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import type { Entitlement } from '@/lib/domain/entitlement'

/** Everything the person may have, with the reasons. */
export const GET = apiRoute(async (_request, visit) => {
  const { session } = await personal(visit)
  const entitlements = runtime().broker.entitlements(session.identity).map(view)
  return Response.json({ entitlements }, { headers: unkept })
})

function view(entitlement: Entitlement) {
  const { id, account, role, method, methods, methodReason, isChained, carriesTags, needsMfaCode } = entitlement
  const { maxDurationSeconds, console, keys, because } = entitlement
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
    console,
    keys,
    because,
  }
}
