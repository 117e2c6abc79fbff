export const themes = ['system', 'light', 'dark'] as const

export const densities = ['normal', 'compact'] as const

/** What a person told the portal to remember, wherever they sign in. Holds no right and no secret. */
export interface Preferences {
  /** Entitlement ids, in the order in which they were added; those that the person no longer has are kept, and shown nowhere. */
  readonly favourites: readonly string[]
  /** `system` follows the browser. */
  readonly theme: (typeof themes)[number]
  /** How high rows are. */
  readonly density: (typeof densities)[number]
  /** A BCP 47 tag that Brevet speaks; null: what the browser asks for. */
  readonly language: string | null
}

/** Of somebody who has told nothing yet. */
export const noPreferences: Preferences = { favourites: [], theme: 'system', density: 'normal', language: null }

/** More favourites than anybody can look over; what comes beyond is refused. */
export const mostFavourites = 200
