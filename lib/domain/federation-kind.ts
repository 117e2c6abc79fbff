/**
 * The ways of exchanging an entitlement for temporary credentials at STS. `id-token` and `assertion`: with the person's own, of the
 * company's provider.
 */
export const federationKinds = [
  'web-identity',
  'saml',
  'id-token',
  'assertion',
  'assume-role',
  'federation-token',
  'session-token',
] as const

export type FederationKind = (typeof federationKinds)[number]

/** By these the person's own provider vouches at AWS, and Brevet says nothing. */
export const providerKinds: readonly FederationKind[] = ['id-token', 'assertion']

/** What AWS gives a session of one kind, whatever the account and role. */
export interface FederationTraits {
  /** The longest session AWS grants; a chained one ends earlier. */
  readonly maxSessionSeconds: number
  /** AWS's federation endpoint takes such credentials. */
  readonly opensConsole: boolean
  /** `inherited`: AWS refuses `SessionDuration`, and the console session lasts as long as the credentials. */
  readonly consoleSession: 'chosen' | 'inherited'
  /** Session tags reach the session. */
  readonly carriesTags: boolean
}

/** Source: STS API Reference, DurationSeconds of each operation; IAM User Guide, "Compare AWS STS credentials". */
export const federationTraits: Readonly<Record<FederationKind, FederationTraits>> = {
  'web-identity': { maxSessionSeconds: 43_200, opensConsole: true, consoleSession: 'chosen', carriesTags: true },
  saml: { maxSessionSeconds: 43_200, opensConsole: true, consoleSession: 'chosen', carriesTags: true },
  'id-token': { maxSessionSeconds: 43_200, opensConsole: true, consoleSession: 'chosen', carriesTags: false },
  assertion: { maxSessionSeconds: 43_200, opensConsole: true, consoleSession: 'chosen', carriesTags: false },
  'assume-role': { maxSessionSeconds: 43_200, opensConsole: true, consoleSession: 'chosen', carriesTags: true },
  'federation-token': {
    maxSessionSeconds: 129_600,
    opensConsole: true,
    consoleSession: 'inherited',
    carriesTags: true,
  },
  'session-token': { maxSessionSeconds: 129_600, opensConsole: false, consoleSession: 'inherited', carriesTags: false },
}

/** A role that is assumed with the credentials of a role ends after an hour, whatever its MaxSessionDuration. */
export const maxChainedSeconds = 3600
