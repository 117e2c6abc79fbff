import { cache } from 'react'
import { runtime } from '@/lib/broker/runtime'
import type { PortalSession } from '@/lib/domain/session'

/** Who is asking, looked up once per request; null when nobody is signed in. */
export const currentSession = cache(async (): Promise<PortalSession | null> => {
  const { broker, cookie } = runtime()
  const idHash = await cookie.read()
  return idHash ? broker.session(idHash) : null
})
