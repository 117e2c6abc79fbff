import type { Entitlement } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import type { PortalSession } from '../domain/session'
import type { SessionLimit } from '../domain/session-limit'
import type { Asked } from '../domain/terms'
import { opensByPost } from './console-post'
import { sessionLimits } from './session-limits'
import type { Setup } from './setup'

/** What a person may choose for one role, and is asked, before anything is issued. */
export interface Offer {
  /** Every limit of the session's length, the one that counts first. */
  readonly limits: readonly SessionLimit[]
  readonly maxDurationSeconds: number
  readonly reason: Asked
  readonly ticket: Asked
  /** Regular expressions for the whole ticket. */
  readonly ticketPatterns: readonly string[]
  /** How a session may be narrowed: `denials` where the role has a policy of its own, which already says what is allowed. */
  readonly narrowing: 'any' | 'denials' | 'none'
  /** Policies that every session carries. */
  readonly policies: readonly PolicyView[]
  /** Policies that may be chosen instead of the whole role. */
  readonly offeredPolicies: readonly PolicyView[]
  /** The console opens by the browser's own POST to AWS as well; always the whole role. */
  readonly opensByPost: boolean
}

/** A policy as people choose it. */
export interface PolicyView {
  readonly id: string
  readonly label: string
}

interface OfferContext {
  readonly setup: Setup
  readonly session: PortalSession
  readonly now: Date
}

/** The offer of one entitlement at this moment. */
export function offerOf(entitlement: Entitlement, { setup, session, now }: OfferContext): Offer {
  const method = setup.methods.get(entitlement.method)
  if (!method) throw new BrevetError('internal')
  const limits = sessionLimits({ entitlement, method, session, now, providerSeconds: null })
  const { reason, ticket, ticketPatterns, policies, offeredPolicies } = entitlement.terms
  const narrowing = narrowingOf(entitlement)
  const viewsOf = (ids: readonly string[]) =>
    setup.config.policies.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({ id, label }))
  return {
    limits,
    maxDurationSeconds: limits[0]?.seconds ?? 0,
    reason,
    ticket,
    ticketPatterns,
    narrowing,
    policies: policies.length === 0 ? none : viewsOf(policies),
    offeredPolicies: offeredPolicies.length === 0 || narrowing !== 'any' ? none : viewsOf(offeredPolicies),
    opensByPost: opensByPost(entitlement),
  }
}

/** GetSessionToken takes no session policy. */
function narrowingOf({ method, role }: Entitlement): Offer['narrowing'] {
  if (method === 'session-token') return 'none'
  return role.sessionPolicy === null ? 'any' : 'denials'
}

const none: readonly PolicyView[] = []
