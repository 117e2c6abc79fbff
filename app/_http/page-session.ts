import { redirect } from 'next/navigation'
import { runtime } from '@/lib/broker/runtime'
import { isBrevetError } from '@/lib/domain/errors'
import type { PortalSession } from '@/lib/domain/session'
import { currentSession } from './current-session'
import { type Refusal, refusalOf } from './problem'

/** Who looks at this page; null when nobody is signed in. Without the database it ends on the error page, with a reference. */
export async function pageSession(): Promise<PortalSession | null> {
  return orRefused(currentSession())
}

/** What a page needs; when that is refused, the page ends on the error page, with a reference. */
export async function orRefused<T>(needed: Promise<T>): Promise<T> {
  const found = await needed.then((value) => ({ value }), refusedWith)
  if ('value' in found) return found.value
  redirect(`/refused?code=${found.code}&reference=${found.reference}`)
}

function refusedWith(error: unknown): Refusal {
  if (!isBrevetError(error)) throw error
  return refusalOf(error, runtime().broker.newReference())
}
