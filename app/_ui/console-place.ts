/** A place in the console, in the words of a link: `to` is an address or path and excludes the others. */
export interface ConsolePlace {
  readonly to?: string | null
  readonly service?: string | null
  readonly region?: string | null
  /** Sign out of the console first. */
  readonly signOutFirst?: boolean
}

/** The query of a link to a place, with its question mark; empty for the console's home. */
export function consoleQuery({ to, service, region, signOutFirst }: ConsolePlace): string {
  const wanted = { to, service, region, signOutFirst: signOutFirst ? '1' : null }
  const query = new URLSearchParams(Object.entries(wanted).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return query.size > 0 ? `?${query}` : ''
}

/** What somebody typed as one place: an address, a path, or a service with the region beside it. */
export function placeOf(typed: string, region: string): ConsolePlace {
  const text = typed.trim()
  if (/[/:]/.test(text)) return { to: text }
  return { service: text.toLowerCase() || null, region: region.trim() || null }
}
