import type { Secret } from './secret'

/**
 * The provider's own verified answer, kept sealed on the server for what needs it later:
 * logout hints, refresh, and federation methods that hand it to AWS.
 */
export type Proof = OidcProof | SamlProof

export interface OidcProof {
  readonly kind: 'oidc'
  readonly idToken: Secret
  readonly refreshToken: Secret | null
  /** `sid` of the ID token, for back-channel logout. */
  readonly sessionId: string | null
  readonly expiresAt: Date
}

export interface SamlProof {
  readonly kind: 'saml'
  /** Unique within the source; remembered until `expiresAt` so that an assertion signs in once. */
  readonly assertionId: string
  readonly assertion: Secret
  readonly nameId: NameId
  readonly sessionIndex: string | null
  readonly expiresAt: Date
}

/** SAML Core 2.2.3; all of it is needed to name the same person in a logout request. */
export interface NameId {
  readonly value: string
  readonly format: string | null
  readonly nameQualifier: string | null
  readonly spNameQualifier: string | null
}
