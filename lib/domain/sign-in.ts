/** A sign-in that was begun and not yet answered. Single use, ten minutes, bound to one browser and one source. */
export interface PendingSignIn {
  /** Random; travels as `state` (OIDC) or RelayState (SAML). */
  readonly id: string
  readonly source: string
  /** SHA-256 (base64url) of the browser's transaction cookie. */
  readonly browserHash: string
  /** Where the person was going: a path on this portal. */
  readonly returnTo: string
  /** What the source must remember: PKCE verifier and nonce, or the AuthnRequest id. Sealed at rest. */
  readonly memory: Readonly<Record<string, string>>
  readonly createdAt: Date
  readonly expiresAt: Date
}
