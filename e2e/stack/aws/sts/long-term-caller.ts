import { AwsFault } from '../aws-fault'
import { type Caller, isTemporary, type LongTermUser } from '../principal'
import { integerFaults } from './constraints'

/** Refuses temporary keys, however they came to be. Fails with `AccessDenied` 403. */
export function requireLongTerm(caller: Caller, operation: string): LongTermUser {
  if (!isTemporary(caller)) return caller
  throw new AwsFault('AccessDenied', 403, `Cannot call ${operation} with session credentials`)
}

/** What is wrong with a duration of GetFederationToken or GetSessionToken: 900 to 129 600 seconds. */
export function userDurationFaults(seconds: number | null): readonly string[] {
  return integerFaults({ member: 'durationSeconds', value: seconds, min: 900, max: 129_600 })
}

/** Default 43 200 seconds; a root user's session lasts an hour at most. */
export function userDuration(user: LongTermUser, seconds: number | null): number {
  return user.kind === 'root' ? Math.min(seconds ?? 3600, 3600) : (seconds ?? 43_200)
}
