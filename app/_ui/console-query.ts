/** A place in the console, in the words of a link: `to` is an address or path and excludes the others. */
export interface ConsolePlace {
  readonly to?: string | null
  readonly service?: string | null
  readonly region?: string | null
  /** Sign out of the console first. */
  readonly signOutFirst?: boolean
  /** How long, as a link says it: `1h`. The page begins with it. */
  readonly duration?: string | null
  /** `saml`: by the browser's own POST to AWS. */
  readonly way?: 'saml' | null
}

/** The query of a link to a place, with its question mark; empty for the console's home. */
export function consoleQuery({ to, service, region, duration, signOutFirst, way }: ConsolePlace): string {
  const wanted = { to, service, region, duration, signOutFirst: signOutFirst ? '1' : null, way }
  const query = new URLSearchParams(Object.entries(wanted).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return query.size > 0 ? `?${query}` : ''
}
