import type { Entitlement } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { maxChainedSeconds } from '../domain/federation-kind'
import { malformed } from '../domain/malformed-reason'
import type { PortalSession } from '../domain/session'
import type { SessionLimit } from '../domain/session-limit'
import type { FederationMethod } from '../federation/method'

/** What bounds the sessions of one person in one role, at this moment. */
export interface LimitContext {
  readonly entitlement: Entitlement
  readonly method: FederationMethod
  readonly session: PortalSession
  readonly now: Date
  /** By the answer of the person's provider; null where it sets none, or is not known yet. */
  readonly providerSeconds: number | null
  /** A session may begin so much later than it is issued; default 0. */
  readonly startsWithinSeconds?: number
}

/** A length that AWS is asked for, and the limit that cut the wish; null when nothing did. */
export interface SettledDuration {
  readonly durationSeconds: number
  readonly clampedBy: SessionLimit | null
}

/** STS API Reference, DurationSeconds: no session is shorter. */
const shortestSeconds = 900

/** Every limit with its reason, the one that counts first. */
export function sessionLimits({
  entitlement,
  method,
  session,
  now,
  providerSeconds,
  startsWithinSeconds = 0,
}: LimitContext): readonly SessionLimit[] {
  const { role, terms } = entitlement
  const limits: SessionLimit[] = [
    { by: 'role', seconds: role.maxSessionSeconds },
    { by: 'method', seconds: method.maxSessionSeconds },
  ]
  if (providerSeconds !== null) limits.unshift({ by: 'provider', seconds: providerSeconds })
  if (entitlement.isChained) limits.unshift({ by: 'chaining', seconds: maxChainedSeconds })
  if (terms.maxSession) limits.unshift({ by: 'grant', ...terms.maxSession })
  if (terms.withinSignIn) {
    const secondsLeft = Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000) - startsWithinSeconds
    limits.unshift({ by: 'sign-in', seconds: Math.max(0, secondsLeft) })
  }
  return limits.sort((one, other) => one.seconds - other.seconds)
}

/**
 * Cuts a wish to what is possible, and says by what. Fails with `request_malformed` below 15 minutes, and with
 * `sign_in_ends_soon` when the sign-in that bounds the session is nearer than that.
 */
export function settleDuration(
  wish: number | null,
  usualSeconds: number,
  limits: readonly SessionLimit[],
): SettledDuration {
  const [limit] = limits
  if (wish !== null && (!Number.isInteger(wish) || wish < shortestSeconds)) {
    throw malformed('duration-too-short', { field: 'durationSeconds', least: shortestSeconds })
  }
  if (!limit) throw new BrevetError('internal')
  if (limit.seconds < shortestSeconds) throw new BrevetError('sign_in_ends_soon', { secondsLeft: limit.seconds })
  const durationSeconds = Math.min(wish ?? usualSeconds, limit.seconds)
  return { durationSeconds, clampedBy: wish !== null && durationSeconds < wish ? limit : null }
}
