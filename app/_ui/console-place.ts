import { readPlace } from '@/lib/domain/pasted-place'
import { consolePath, type RoleTarget } from './access-view'
import { type ConsolePlace, consoleQuery } from './console-query'
import { pastedWish } from './pasted-wish'

/** Whether somebody typed an address or a path, and no service. */
export function isAddress(typed: string): boolean {
  return /[/:]/.test(typed)
}

/** What somebody typed as one place: an address, a path, an ARN or a refusal of AWS, or a service with the region beside it. */
export function placeOf(typed: string, region: string): ConsolePlace {
  const text = typed.trim()
  if (!isAddress(text)) return { service: text.toLowerCase() || null, region: region.trim() || null }
  const place = readPlace(text)
  return place && place.address === null ? pastedWish(place) : { to: text }
}

/** The account that a pasted text names, where it is another than this one; null otherwise. */
export function strangeAccount(
  typed: string,
  { id, alias }: Pick<RoleTarget['account'], 'id' | 'alias'>,
): string | null {
  const account = isAddress(typed) ? readPlace(typed)?.account : null
  return account && account !== id && account.toLowerCase() !== alias.toLowerCase() ? account : null
}

/** The path of a link to a place: with the role, or in its account with a role of whoever opens it. */
export function shareLink(target: RoleTarget, place: ConsolePlace, isForOwnRole: boolean): string {
  const path = isForOwnRole ? `/go/${target.account.id}` : consolePath(target)
  return `${path}${consoleQuery(place)}`
}
