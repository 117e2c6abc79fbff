import type { BegunSignIn } from '@/lib/broker/pending'
import { runtime } from '@/lib/broker/runtime'
import type { Visit } from '@/lib/broker/visit'
import { readTransaction, writeTransaction } from './transaction-cookie'

interface Departure {
  readonly sourceId: string
  readonly returnTo: string | null
  readonly loginHint: string | null
}

/** Begins a sign-in and binds it to this browser; only within a route handler. */
export async function departFor(visit: Visit, departure: Departure): Promise<BegunSignIn['start']> {
  const { sourceId } = departure
  const browserToken = await readTransaction(sourceId)
  const begun = await runtime().broker.beginSignIn({ ...visit, ...departure, browserToken })
  await writeTransaction(sourceId, begun.browserToken, begun.maxAgeSeconds)
  return begun.start
}
