/** What is counted, each by a key of its own: an address, a source, an address while its source is beyond its count, a person. */
export type RateRule =
  | 'address-signs-in'
  | 'address-shows-tokens'
  | 'address-signs-out'
  | 'provider-signs-out'
  | 'source-refuses-sign-outs'
  | 'source-signs-in'
  | 'address-shares-source'
  | 'person-is-handed'

/** One thing that is counted, and how often it may be in a minute. */
export interface RateQuestion {
  readonly rule: RateRule
  /** Whose count it is; it is hashed, and stored nowhere as it is. */
  readonly key: readonly string[]
  readonly perMinute: number
}

/** Null: it may be. Else why not. */
export type RateExcess = null | {
  /** Until the minute of this count is over. Whole seconds, at least 1. */
  readonly retryAfterSeconds: number
  /** The first one too many of its minute. */
  readonly isFirst: boolean
}
