import { AwsFault } from '../aws-fault'
import { parseRoleArn, partitionOfRegion } from '../identifiers'
import { regionState } from '../regions'
import type { StsCall } from './operation'

/**
 * Whether STS mints sessions in the call's region for the account that owns the role. A call that names no region is at the global
 * endpoint, which is always active. Fails with `RegionDisabledException` 403 where STS was deactivated, `InvalidClientTokenId` 403
 * where an opt-in region is off, and `ValidationError` 400 where the role lives in another partition.
 */
export function requireActiveRegion(call: StsCall, roleArn: string): void {
  const role = parseRoleArn(roleArn)
  if (!role || call.region === null) return
  if ((partitionOfRegion(call.region) ?? role.partition) !== role.partition) {
    throw new AwsFault('ValidationError', 400, 'Request ARN is invalid')
  }
  requireActiveRegionFor(call, role.accountId)
}

/** The same for the account of a caller that asks for a session of its own. */
export function requireActiveRegionFor(call: StsCall, accountId: string): void {
  if (call.region === null) return
  const state = regionState(call.context.registry.regions(accountId), call.region)
  if (state === 'not-opted-in') throw invalidToken()
  if (state === 'active') return
  const message = `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`
  throw new AwsFault('RegionDisabledException', 403, message)
}

/** An opt-in region does not know the keys of an account that has not enabled it, whatever they ask for. */
export function requireKnownRegion(call: StsCall, accountId: string): void {
  if (call.region === null) return
  if (regionState(call.context.registry.regions(accountId), call.region) === 'not-opted-in') throw invalidToken()
}

function invalidToken(): AwsFault {
  return new AwsFault('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')
}
