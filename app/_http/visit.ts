import { runtime } from '@/lib/broker/runtime'
import type { PersonalVisit, Visit } from '@/lib/broker/visit'
import { BrevetError } from '@/lib/domain/errors'
import { currentSession } from './current-session'

/** A new visit with a new reference, for one request. */
export function visitOf(headers: Headers): Visit {
  return {
    reference: runtime().broker.newReference(),
    client: { ip: headers.get('x-brevet-peer') || null, userAgent: headers.get('user-agent') },
  }
}

/** The visit of whoever is signed in; `not_signed_in` otherwise. */
export async function personal(visit: Visit): Promise<PersonalVisit> {
  const session = await currentSession()
  if (!session) throw new BrevetError('not_signed_in')
  return { ...visit, session }
}
