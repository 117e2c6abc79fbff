import type { Secret } from './secret'

/**
 * What a key signs. `saml-sp`: our AuthnRequests; `saml-idp`: our assertions toward AWS; `oidc-issuer`: our tokens toward AWS.
 * `saml-sp-encryption` signs nothing: providers encrypt for it.
 */
const keyUses = ['oidc-issuer', 'saml-idp', 'saml-sp', 'saml-sp-encryption'] as const

export type KeyUse = (typeof keyUses)[number]

/** A signing key with its life: published from `createdAt`, signing from `activeFrom`, published until `retiresAt`. */
export interface SigningKey {
  /** `kid`: the RFC 7638 thumbprint of the public key. */
  readonly id: string
  readonly use: KeyUse
  readonly algorithm: 'ES256' | 'RS256' | 'RSA-OAEP'
  /** PKCS #8 PEM. */
  readonly privateKey: Secret
  /** SPKI PEM. */
  readonly publicKey: string
  /** X.509 PEM; null for `oidc-issuer`. */
  readonly certificate: string | null
  readonly createdAt: Date
  readonly activeFrom: Date
  readonly retiresAt: Date
}

/** The keys of one use, as the signing stages see them. */
export interface KeyRing {
  /** The key to sign with now. */
  current(): Promise<SigningKey>
  /** Every key that a verifier should know now: the next, the current, and those not yet retired. */
  published(): Promise<readonly SigningKey[]>
}
