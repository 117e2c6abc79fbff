/** The ways of exchanging an entitlement for temporary credentials at STS. */
export const federationKinds = ['web-identity', 'saml'] as const

export type FederationKind = (typeof federationKinds)[number]
