import { recall, remember } from './preferences'

/** AWS lets a console session live so long at most. Milliseconds. */
const longestSession = 12 * 3600 * 1000

/** More than AWS allows is never asked for. */
const mostKept = 20

/** When a role's console was opened from this browser, in milliseconds since 1970. */
type Opening = readonly [role: string, at: number]

/** Those that may still be open, one for each role, with the newest first. Anything that is not such a list counts as none. */
export function liveOpenings(kept: string | null, now: number): readonly Opening[] {
  try {
    const read: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(read) ? read.filter(isOpening).filter(([, at]) => at <= now && now - at < longestSession) : []
  } catch {
    return []
  }
}

/** Notes that a console is opened. `action`: where the form posts to. */
export function noteOpening(action: string, now: number): void {
  const role = openedRole(action)
  if (role === null) return
  const others = liveOpenings(recall('openings'), now).filter(([other]) => other !== role)
  remember('openings', JSON.stringify([[role, now], ...others].slice(0, mostKept)))
}

/** The role that a form's address names; null when it opens no console. */
export function openedRole(action: string): string | null {
  return /\/go\/([^/?]+\/[^/?]+)\/open(?:\?|$)/.exec(action)?.[1] ?? null
}

function isOpening(entry: unknown): entry is Opening {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'
}
