import type { AwsPlace } from '@/lib/domain/aws-place'
import { rolesAt } from '@/lib/domain/fitting-roles'
import { readPlace } from '@/lib/domain/pasted-place'
import { findConsoleService } from '@/lib/handout/console-services'
import type { Texts } from '../_messages/texts'
import { formatAccountId, type RoleTarget } from './access-view'
import { allTargets, type PaletteAccess } from './palette-access'
import { type RoleOption, roleOption } from './palette-option'
import { pastedWish } from './pasted-wish'

/** Somebody's roles for a place that was pasted. */
export interface PastedRoles {
  readonly options: readonly RoleOption[]
  readonly found: number
}

/** The place that a pasted text names; null for what was typed, a bare account id among it. */
export function pastedPlace(line: string): AwsPlace | null {
  const place = readPlace(line)
  return place && (place.partition !== null || place.service !== null || place.address !== null) ? place : null
}

/** Whether a text is an address, of whatever. */
export function isWebAddress(line: string): boolean {
  return /^https?:\/\//i.test(line.trim())
}

/** The roles that fit, the least privileged first; among equals favourites, recents, and then by name. */
export function rolesForPaste(place: AwsPlace, access: PaletteAccess, most: number): PastedRoles {
  const roles = rolesAt(place, allTargets(access))
  const wish = pastedWish(place)
  return {
    options: roles.slice(0, most).map((target) => pastedOption(target, place, wish)),
    found: roles.length,
  }
}

function pastedOption(target: RoleTarget, place: AwsPlace, wish: ReturnType<typeof pastedWish>): RoleOption {
  if (!target.role.console) return roleOption('keys', target)
  const text = [serviceName(place.service), place.region ?? target.account.region].filter(Boolean).join(', ')
  return roleOption('console', target, wish, text)
}

/** What a pasted text names: `S3, eu-west-1, account 1111-2222-3333`. */
export function placeText(t: Texts<'palette'>, { service, region, account }: AwsPlace): string {
  const id = account !== null && /^\d{12}$/.test(account) ? formatAccountId(account) : account
  const named = id === null ? '' : t('placeAccount', { account: id })
  return [serviceName(service), region, named].filter(Boolean).join(', ')
}

function serviceName(service: string | null): string {
  return service === null ? '' : (findConsoleService(service)?.label ?? service)
}
