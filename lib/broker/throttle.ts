import { isIPv6 } from 'node:net'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { RateQuestion } from '../domain/rate-limit'
import { leaveUnrecorded } from './audit-trail'
import type { Installation } from './installation'
import { networkPrefix } from './network-prefix'

/** What an address has left of its count while its source is beyond its own. */
const shareInFlood = 0.25

/**
 * One step of a sign-in from an address by a source; `rate_limited` when there were too many from the address. What a source may have
 * is no door that others can shut: beyond it, each address has a share of its own count, and who has not asked often goes on.
 */
export async function countSignIn(installation: Installation, ip: string | null, source: string): Promise<void> {
  const { signInsPerAddress, signInsPerSource } = installation.current().config.rateLimits
  const address = ip === null ? [] : [place(ip)]
  if (ip !== null) await count(installation, { rule: 'address-signs-in', key: address, perMinute: signInsPerAddress })
  const bySource: RateQuestion = { rule: 'source-signs-in', key: [source], perMinute: signInsPerSource }
  if ((await installation.repositories.rateLimits.take(bySource)) === null) return
  const share = Math.ceil(signInsPerAddress * shareInFlood)
  await count(installation, { rule: 'address-shares-source', key: [source, ...address], perMinute: share })
}

/** A token that is none, shown from an address, where as many are let through as steps of a sign-in; `rate_limited` beyond. */
export async function countRefusedToken(installation: Installation, ip: string | null): Promise<void> {
  if (ip === null) return
  const perMinute = installation.current().config.rateLimits.signInsPerAddress
  await count(installation, { rule: 'address-shows-tokens', key: [place(ip)], perMinute })
}

/** Keys or a console for a person; `rate_limited` when there were too many. */
export function countHandOut(installation: Installation, { source, subject }: Identity): Promise<void> {
  const perMinute = installation.current().config.rateLimits.handOutsPerPerson
  return count(installation, { rule: 'person-is-handed', key: [source, subject], perMinute })
}

/**
 * A logout token from an address. All people of a source come from its one address, and may be signed out as fast as they may sign in:
 * whom a provider signs out must not stay signed in for our limits.
 */
export function countProviderSignOut(installation: Installation, ip: string | null): Promise<void> {
  const perMinute = installation.current().config.rateLimits.signInsPerSource
  return countAddress(installation, { rule: 'provider-signs-out', ip, perMinute })
}

/** A sign-out that a browser brings from a provider; apart from sign-ins, which it must not hold up. */
export function countBrowserSignOut(installation: Installation, ip: string | null): Promise<void> {
  const perMinute = installation.current().config.rateLimits.signInsPerAddress
  return countAddress(installation, { rule: 'address-signs-out', ip, perMinute })
}

/** Refused sign-outs of a source that are written to the audit, in a minute. */
const recordedRefusals = 10

/** Does the work; a refusal beyond the first ones of its minute is left out of the audit. All unknown sources are one. */
export async function recordFewRefusals<T>(
  installation: Installation,
  sourceId: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isBrevetError(error)) throw error
    const source = installation.current().sources.has(sourceId) ? sourceId : ''
    const rule = { rule: 'source-refuses-sign-outs', key: [source], perMinute: recordedRefusals } as const
    if ((await installation.repositories.rateLimits.take(rule)) !== null) leaveUnrecorded(error)
    throw error
  }
}

interface AddressCount {
  readonly rule: RateQuestion['rule']
  readonly ip: string | null
  readonly perMinute: number
}

async function countAddress(installation: Installation, { rule, ip, perMinute }: AddressCount): Promise<void> {
  if (ip !== null) await count(installation, { rule, key: [place(ip)], perMinute })
}

/** The first excess of a minute is in the audit: a flood must not fill it. */
async function count({ repositories }: Installation, question: RateQuestion): Promise<void> {
  const excess = await repositories.rateLimits.take(question)
  if (excess === null) return
  const { retryAfterSeconds, isFirst } = excess
  const error = new BrevetError('rate_limited', { rule: question.rule, retryAfterSeconds })
  if (!isFirst) leaveUnrecorded(error)
  throw error
}

/** Whoever has an IPv6 address has a whole /64 of them. */
function place(ip: string): string {
  return isIPv6(ip) ? networkPrefix(ip) : ip
}
