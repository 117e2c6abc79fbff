import type { RefusalView } from '@/lib/broker/refusal'
import { runtime } from '@/lib/broker/runtime'
import { type ErrorCode, isBrevetError } from '@/lib/domain/errors'
import { isReasonedCode } from '@/lib/domain/refusal-reason'
import { knownSession } from './current-session'

/**
 * What the audit has of a refusal, for whoever asks; null where its code says it all, where they may not know, and where the database
 * does not answer: a refusal is shown without it.
 */
export async function knownRefusal(refusal: {
  readonly code: ErrorCode
  readonly reference: string
}): Promise<RefusalView | null> {
  const session = isReasonedCode(refusal.code) ? await knownSession() : null
  if (!session) return null
  try {
    const known = await runtime().broker.refusal(session.identity, refusal.reference)
    return known?.code === refusal.code ? known : null
  } catch (error) {
    if (isBrevetError(error)) return null
    throw error
  }
}
