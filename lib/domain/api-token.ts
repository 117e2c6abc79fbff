/**
 * What a token may be used for. `read`: who its person is and what they may have. `keys`: keys of the roles they may have.
 * Nothing else of the portal takes tokens.
 */
export const apiTokenScopes = ['read', 'keys'] as const

export type ApiTokenScope = (typeof apiTokenScopes)[number]

/** A person has no more at once. */
export const mostApiTokens = 5

/** By what a program acts for somebody who is signed in. The token itself is shown once and never stored. */
export interface ApiToken {
  /** Names it towards its person and in the audit; opens nothing. */
  readonly id: string
  /** SHA-256 (base64url) of the token. */
  readonly tokenHash: string
  readonly source: string
  readonly subject: string
  /** As its person called it. */
  readonly name: string
  readonly scopes: readonly ApiTokenScope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Null: never; else to about a minute. */
  readonly lastUsedAt: Date | null
}
