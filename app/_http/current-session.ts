import { cache } from 'react'
import { runtime } from '@/lib/broker/runtime'
import { isBrevetError } from '@/lib/domain/errors'
import type { PortalSession } from '@/lib/domain/session'

/** Who is asking, looked up once per request; null when nobody is signed in. */
export const currentSession = cache(async (): Promise<PortalSession | null> => {
  const { broker, cookie } = runtime()
  const idHash = await cookie.read()
  return idHash ? broker.session(idHash) : null
})

/** The same for pages that say what went wrong, and must say it without a database as well: then nobody is known. */
export function knownSession(): Promise<PortalSession | null> {
  return currentSession().catch((error: unknown) => {
    if (isBrevetError(error)) return null
    throw error
  })
}
