import { plainTerms, type Terms } from '../../domain/terms'
import type { ConfigPath } from '../config-fault'
import { type Drafted, rawTexts } from '../draft'
import type { GrantEntry } from '../schema/access-schema'
import { didYouMean } from '../suggestion'
import { patternFault } from './group-pattern'
import type { GrantContext } from './known-names'

/** Policies exist; looked up even where the rest of the grant does not fit. */
export function checkPolicyNames(grant: Drafted<unknown>, { log, names }: GrantContext): void {
  for (const key of ['policies', 'offerPolicies'] as const) {
    for (const [index, policy] of rawTexts(grant, key)) {
      const path = [...grant.path, key, index]
      if (names.policies.has(policy)) continue
      log.fault(path, `no policy has the id ${log.quote(path, policy)}${didYouMean(policy, names.policies)}`)
    }
  }
}

/** What a grant asks and allows makes sense. */
export function checkTerms(entry: GrantEntry, path: ConfigPath, context: GrantContext): void {
  const { log } = context
  const { ask, deny, maxSession, offerPolicies, policies, withinSignIn } = entry
  if (deny && (maxSession || withinSignIn || ask || policies.length > 0 || offerPolicies.length > 0)) {
    log.fault(path, 'denies, so maxSession, withinSignIn, policies, offerPolicies and ask have no meaning in it')
  }
  if (policies.length > 0 && offerPolicies.length > 0) {
    log.fault(
      [...path, 'offerPolicies'],
      'cannot stand beside policies: AWS adds session policies up, so an offered one would widen the required ones',
    )
  }
  checkKept(entry, path, context)
  if (ask?.ticketPattern === undefined) return
  const fault = patternFault(ask.ticketPattern)
  if (fault !== null) log.fault([...path, 'ask', 'ticketPattern'], fault)
  if (ask.ticket === undefined) log.fault([...path, 'ask', 'ticketPattern'], 'needs ask.ticket: required or optional')
}

/** A role that cannot keep the grant's policies could never be issued by it. */
function checkKept({ roles, policies }: GrantEntry, path: ConfigPath, { log, names }: GrantContext): void {
  if (policies.length === 0) return
  const named = roles?.includes('*') ? [...names.unlimitedRoles.keys()] : (roles ?? [])
  for (const role of named) {
    const why = names.unlimitedRoles.get(role)
    if (why) log.fault([...path, 'policies'], `cannot be kept by the role ${log.quote(path, role)}, which ${why}`)
  }
}

/** The terms as the entitlements stage sees them; grants that set none share one object. */
export function toTerms({ id, maxSession, withinSignIn, policies, offerPolicies, ask }: GrantEntry): Terms {
  const terms: Terms = {
    maxSession: maxSession === undefined ? null : { seconds: maxSession, grant: id },
    withinSignIn,
    policies,
    offeredPolicies: offerPolicies,
    reason: ask?.reason ?? null,
    ticket: ask?.ticket ?? null,
    ticketPatterns: ask?.ticketPattern === undefined ? [] : [ask.ticketPattern],
  }
  return JSON.stringify(terms) === JSON.stringify(plainTerms) ? plainTerms : terms
}
