/** What the browser remembers of a person's habits. Never anything secret. */
export type Preference =
  | 'duration'
  | 'format'
  | 'spaced'
  | 'openings'
  | 'single-keys'
  | `region.${string}`
  | `profile.${string}`
  | `role.${string}`

/** What was remembered, or null; null too when the browser keeps nothing. */
export function recall(name: Preference): string | null {
  try {
    return window.localStorage.getItem(`brevet.${name}`)
  } catch {
    return null
  }
}

/** Remembers a habit; a browser that keeps nothing is fine. */
export function remember(name: Preference, value: string): void {
  try {
    window.localStorage.setItem(`brevet.${name}`, value)
  } catch {
    // Private windows may refuse. The next visit begins with the defaults.
  }
}
