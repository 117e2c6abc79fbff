/** How a person wants one session to be narrower than the role. Nothing here can widen it. */
export interface Scope {
  /** What AWS's own policy ReadOnlyAccess allows, and no more. */
  readonly readOnly: boolean
  /** IAM prefixes of the only services, such as `s3`; empty: all. */
  readonly services: readonly string[]
  /** The chosen region only; global services stay. */
  readonly region: boolean
  /** Requests from the person's own address only. */
  readonly myIp: boolean
  /** Ids of the administrator's policies; the session may do what any of them allows. Empty: no choice. */
  readonly policies: readonly string[]
}

/** The whole role. */
export const wholeRole: Scope = { readOnly: false, services: [], region: false, myIp: false, policies: [] }
