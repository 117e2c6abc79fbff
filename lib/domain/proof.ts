import type { Attribute } from './identity'
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

/**
 * An answer of the provider that is made out to AWS and not to us: it signs nobody in here, and vouches for the person there.
 * Kept apart from the proof of the sign-in, sealed, and for as long as AWS takes it.
 */
export interface AwsAnswer {
  readonly kind: 'aws'
  /** The Response in base64, exactly as the browser posted it: what AWS gets. */
  readonly samlResponse: Secret
  /** IssueInstant of the assertion, by the provider's clock. */
  readonly issuedAt: Date
  /** The end of the answer itself; AWS may take it no longer before that. */
  readonly expiresAt: Date
  /** SessionNotOnOrAfter: no session of it lasts longer; null when it names none. */
  readonly sessionEndsBy: Date | null
  /** As the provider said them, to AWS. */
  readonly attributes: readonly Attribute[]
}
