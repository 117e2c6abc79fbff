/**
 * What sets the end of a session. `sign-in`: the end of the portal session, where a grant binds keys to it. `provider`: what the
 * person's own assertion says to AWS.
 */
export const limitKinds = ['grant', 'role', 'method', 'chaining', 'sign-in', 'provider'] as const

export type LimitKind = (typeof limitKinds)[number]

/** One bound of a session's length, with its reason. */
export interface SessionLimit {
  readonly by: LimitKind
  readonly seconds: number
  /** The grant that sets it; only where a grant does. */
  readonly grant?: string
}
