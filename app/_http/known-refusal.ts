import type { RefusalView } from '@/lib/broker/refusal'
import { runtime } from '@/lib/broker/runtime'
import { isAwsCode } from '@/lib/domain/aws-reason'
import { type ErrorCode, isBrevetError } from '@/lib/domain/errors'
import { knownSession } from './current-session'

/**
 * What the audit has of a refusal by AWS, for whoever asks; null where AWS was not asked, where they may not know, and where the
 * database does not answer: a refusal is shown without it.
 */
export async function knownRefusal(refusal: {
  readonly code: ErrorCode
  readonly reference: string
}): Promise<RefusalView | null> {
  const session = isAwsCode(refusal.code) ? await knownSession() : null
  if (!session) return null
  try {
    const known = await runtime().broker.refusal(session.identity, refusal.reference)
    return known?.code === refusal.code ? known : null
  } catch (error) {
    if (isBrevetError(error)) return null
    throw error
  }
}
