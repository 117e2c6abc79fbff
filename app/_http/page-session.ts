import { redirect } from 'next/navigation'
import { runtime } from '@/lib/broker/runtime'
import { isBrevetError } from '@/lib/domain/errors'
import type { PortalSession } from '@/lib/domain/session'
import { currentSession } from './current-session'
import { refusalOf } from './problem'

/** Who looks at this page; null when nobody is signed in. Without the database it ends on the error page, with a reference. */
export async function pageSession(): Promise<PortalSession | null> {
  const found = await currentSession().catch(refusedWith)
  if (found === null || 'identity' in found) return found
  redirect(`/refused?code=${found.code}&reference=${found.reference}`)
}

function refusedWith(error: unknown) {
  if (!isBrevetError(error)) throw error
  return refusalOf(error, runtime().broker.newReference())
}
