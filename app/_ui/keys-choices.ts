import { partitionOfRegion } from '@/lib/domain/partition'
import type { Scope } from '@/lib/domain/scope'
import type { RoleTarget } from './access-view'
import { initialDuration } from './duration'
import { listOf } from './form-choices'

/** What the person has chosen for the next keys. */
export interface KeysChoices {
  readonly durationSeconds: number
  readonly region: string
  readonly readOnly: boolean
  /** IAM prefix of the only service; empty: all. */
  readonly service: string
  readonly regionOnly: boolean
  readonly myIp: boolean
  /** Id of an offered policy; empty: none. */
  readonly policy: string
  readonly reason: string
  readonly ticket: string
}

/** What the browser remembers of earlier choices; null: nothing. */
export interface RememberedChoices {
  readonly durationSeconds: number | null
  readonly region: string | null
}

/** What the person said of a role before their provider had to confirm them. */
export interface KeptPurpose {
  readonly entitlement: string
  readonly reason: string | null
  readonly ticket: string | null
}

/** What was kept of this role; null when nothing was, or of another. */
export function keptFor(kept: KeptPurpose | null, { role }: RoleTarget): KeptPurpose | null {
  return kept?.entitlement === role.id ? kept : null
}

/** The choices to begin with: never narrower than the role, because a forgotten restriction looks like a fault. */
export function initialChoices(
  target: RoleTarget,
  remembered: RememberedChoices,
  kept: KeptPurpose | null = null,
): KeysChoices {
  const { account, role } = target
  const said = keptFor(kept, target)
  return {
    durationSeconds: initialDuration(role.maxDurationSeconds, remembered.durationSeconds),
    region: isBeside(remembered.region, account.region) ? remembered.region : account.region,
    readOnly: false,
    service: '',
    regionOnly: false,
    myIp: false,
    policy: '',
    reason: said?.reason ?? '',
    ticket: said?.ticket ?? '',
  }
}

/** The choices as the API takes them. */
export function requestBody(choices: KeysChoices) {
  const { durationSeconds, region } = choices
  return {
    durationSeconds,
    region,
    scope: scopeOf(choices),
    reason: choices.reason.trim() || null,
    ticket: choices.ticket.trim() || null,
  }
}

/** Whether keys issued for one choice serve the other as well: the region is only written beside them, unless they are bound to it. */
export function servesSame(issued: KeysChoices, chosen: KeysChoices): boolean {
  const essence = ({ region, reason, ticket, ...rest }: KeysChoices) =>
    JSON.stringify([rest.regionOnly ? region : '', Object.entries(rest)])
  return essence(issued) === essence(chosen)
}

/** How the choices narrow a session. */
export function scopeOf({ readOnly, service, regionOnly, myIp, policy }: KeysChoices): Scope {
  return { readOnly, services: listOf(service), region: regionOnly, myIp, policies: listOf(policy) }
}

function isBeside(region: string | null, home: string): region is string {
  return region !== null && partitionOfRegion(region)?.id === partitionOfRegion(home)?.id
}
