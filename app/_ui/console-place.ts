/** A place in the console, in the words of a link: `to` is an address or path and excludes the others. */
export interface ConsolePlace {
  readonly to?: string | null
  readonly service?: string | null
  readonly region?: string | null
  /** Sign out of the console first. */
  readonly signOutFirst?: boolean
  /** `saml`: by the browser's own POST to AWS. */
  readonly way?: 'saml' | null
}

/** The query of a link to a place, with its question mark; empty for the console's home. */
export function consoleQuery({ to, service, region, signOutFirst, way }: ConsolePlace): string {
  const wanted = { to, service, region, signOutFirst: signOutFirst ? '1' : null, way }
  const query = new URLSearchParams(Object.entries(wanted).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return query.size > 0 ? `?${query}` : ''
}

/** Whether somebody typed an address or a path, and no service. */
export function isAddress(typed: string): boolean {
  return /[/:]/.test(typed)
}

/** What somebody typed as one place: an address, a path, or a service with the region beside it. */
export function placeOf(typed: string, region: string): ConsolePlace {
  const text = typed.trim()
  if (isAddress(text)) return { to: text }
  return { service: text.toLowerCase() || null, region: region.trim() || null }
}
