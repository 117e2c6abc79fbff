import type { AwsSession } from './aws-sessions'

const halfLifeMilliseconds = 7 * 24 * 3600 * 1000

/**
 * Entitlement ids by frecency: each use counts one, and half as much every week later. Among equals the one used last comes first,
 * then the lower id, so that the order is the same for the same uses.
 */
export function byFrecency(
  sessions: readonly Pick<AwsSession, 'entitlement' | 'startedAt'>[],
  now: Date,
): readonly string[] {
  const scores = new Map<string, { score: number; last: number }>()
  for (const { entitlement, startedAt } of sessions) {
    const used = startedAt.getTime()
    const { score, last } = scores.get(entitlement) ?? { score: 0, last: 0 }
    const worth = 0.5 ** (Math.max(0, now.getTime() - used) / halfLifeMilliseconds)
    scores.set(entitlement, { score: score + worth, last: Math.max(last, used) })
  }
  return [...scores]
    .sort(([id, one], [otherId, other]) => other.score - one.score || other.last - one.last || (id < otherId ? -1 : 1))
    .map(([id]) => id)
}
