import type { Account, SessionPolicy } from '../domain/entitlement'
import { BrevetError, type SafeDetails } from '../domain/errors'
import { malformed } from '../domain/malformed-reason'
import { partitions } from '../domain/partition'
import type { Scope } from '../domain/scope'
import type { SessionLimit } from '../domain/session-limit'
import { compileSessionPolicy } from '../federation/session-policy'
import { awsFacingAddress } from './aws-facing-address'
import { checkPurpose, type Purpose } from './purpose'
import { type LimitContext, sessionLimits, settleDuration } from './session-limits'
import type { Setup } from './setup'

/** What a person may choose at hand-out; null: the default. */
export interface Choices extends Purpose {
  /** A longer wish is cut to what is possible. Default: one hour for keys, the longest for the console. */
  readonly durationSeconds: number | null
  /** A region of the account's partition. Default: the account's. */
  readonly region: string | null
  readonly scope: Scope
}

/** Choices after they were held against the terms. */
export interface SettledChoices {
  readonly durationSeconds: number
  /** What cut the wish; null when nothing did. */
  readonly clampedBy: SessionLimit | null
  readonly region: string
  readonly sessionPolicy: SessionPolicy | null
  /** For the audit. */
  readonly details: SafeDetails
}

interface ChoiceContext extends LimitContext {
  readonly setup: Setup
  readonly ip: string | null
  readonly usualSeconds: number
}

const mostServices = 10

/**
 * Holds the choices against what the grants ask and allow. Fails with `request_malformed` for what nobody may choose,
 * `reason_required`, `sign_in_ends_soon` and `sts_policy_too_large`.
 */
export function settleChoices(choices: Choices, context: ChoiceContext): SettledChoices {
  const { terms, account, role } = context.entitlement
  const purpose = checkPurpose(choices, terms)
  const region = chosenRegion(choices.region, account)
  const duration = settleDuration(choices.durationSeconds, context.usualSeconds, sessionLimits(context))
  const policies = chosenPolicies(choices.scope, context)
  const sessionPolicy = compileSessionPolicy({
    account,
    policies,
    scope: checkedScope(choices.scope),
    isLimitedByRole: role.sessionPolicy !== null,
    region,
    address: awsFacingAddress(context.ip, context.setup.config.publicUrl),
  })
  const details = {
    ...purpose,
    ...(duration.clampedBy ? { clampedBy: duration.clampedBy.by } : {}),
    ...(region === account.region ? {} : { region }),
    ...(sessionPolicy
      ? {
          scope: scopeText(
            choices.scope,
            policies.map(({ id }) => id),
            region,
          ),
        }
      : {}),
  }
  return { ...duration, region, sessionPolicy, details }
}

function chosenRegion(wish: string | null, account: Account): string {
  if (wish === null || wish === account.region) return account.region
  if (!partitions[account.partition].regionPattern.test(wish)) {
    throw malformed('region-elsewhere', { field: 'region', partition: account.partition })
  }
  return wish
}

/** Of required policies, fewer may be chosen, since each widens the session; of offered ones, any. */
function chosenPolicies({ policies: wish }: Scope, { entitlement: { terms }, setup }: ChoiceContext) {
  const isAllowed = (id: string) => terms.policies.includes(id) || terms.offeredPolicies.includes(id)
  if (!wish.every(isAllowed)) throw malformed('policy-not-offered', { field: 'scope.policies' })
  const ids = wish.length > 0 ? wish : terms.policies
  const policies = setup.config.policies.filter(({ id }) => ids.includes(id))
  if (policies.length < new Set(ids).size) throw new BrevetError('internal', { reason: 'policy_unknown' })
  return policies
}

/** A service is a prefix of IAM and nothing that could be a pattern. */
function checkedScope(scope: Scope): Scope {
  const isFitting =
    scope.services.length <= mostServices && scope.services.every((name) => /^[a-z0-9-]{1,63}$/.test(name))
  if (!isFitting) throw malformed('services-malformed', { field: 'scope.services' })
  return scope
}

function scopeText(scope: Scope, policies: readonly string[], region: string): string {
  return [
    ...(scope.readOnly ? ['readOnly'] : []),
    ...(policies.length > 0 ? [`policies=${policies.join(',')}`] : []),
    ...(scope.services.length > 0 ? [`services=${scope.services.join(',')}`] : []),
    ...(scope.region ? [`region=${region}`] : []),
    ...(scope.myIp ? ['myIp'] : []),
  ].join(' ')
}
