/** Whether something must be said, may be said, or is not asked for. */
export type Asked = 'required' | 'optional' | null

/** The conditions under which a grant hands a role out. */
export interface Terms {
  /** The longest session by the grants, and the grant that sets it; null: as long as role and method allow. */
  readonly maxSession: { readonly seconds: number; readonly grant: string } | null
  /** Whether keys and console end with the sign-in at the portal. By default they may outlive it. */
  readonly withinSignIn: boolean
  /** Ids of the policies that every session carries, each of them widening it up to the role; empty: the whole role. */
  readonly policies: readonly string[]
  /** Ids of the policies that a person may choose to carry instead of the whole role. */
  readonly offeredPolicies: readonly string[]
  readonly reason: Asked
  readonly ticket: Asked
  /** Regular expressions that the whole ticket must match, all of them. */
  readonly ticketPatterns: readonly string[]
}

/** The terms of a grant that sets none. */
export const plainTerms: Terms = {
  maxSession: null,
  withinSignIn: false,
  policies: [],
  offeredPolicies: [],
  reason: null,
  ticket: null,
  ticketPatterns: [],
}
