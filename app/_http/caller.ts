import { runtime } from '@/lib/broker/runtime'
import type { PersonalVisit, Visit } from '@/lib/broker/visit'
import type { ApiTokenScope } from '@/lib/domain/api-token'
import { secret } from '@/lib/domain/secret'
import { requireSameOrigin } from './origin'
import { personal } from './visit'

/**
 * The visit of whoever is signed in, or of a program that acts for them by `Authorization: Bearer …` (RFC 6750): then cookies count for
 * nothing, and no origin is needed, for no browser sends a token by itself. Other schemes are a proxy's, and are passed over.
 */
export async function callerOf(request: Request, visit: Visit, scope: ApiTokenScope): Promise<PersonalVisit> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token !== undefined) return runtime().broker.visitByToken(visit, { token: secret(token), scope })
  if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request.headers)
  return personal(visit)
}
