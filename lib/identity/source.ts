/**
 * The identity stage answers one question: who are you?
 * In: a configured source and a provider's answer. Out: a verified Identity and the Proof behind it, or a BrevetError.
 * It owns everything that OIDC and SAML ask of a relying party, and knows nothing of AWS, cookies, the database or grants.
 */
import type { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { AwsAnswer, Proof } from '../domain/proof'
import type { ProviderSession, ProviderSignOut } from '../domain/session'
import type { PendingSignIn } from '../domain/sign-in'
import type { KeyRing } from '../domain/signing-key'
import type { GroupDirectory } from './group-directory'

/** One configured identity provider. */
export interface IdentitySource {
  readonly id: string
  readonly kind: 'oidc' | 'saml'
  readonly label: string
  /** The second application at this provider, whose answers are made out to AWS; null where there is none. */
  readonly awsApplication: AwsApplication | null
  /** Where to send the browser, and what to remember until it comes back. Fails with `source_unreachable` or `source_misconfigured`. */
  begin(request: SignInRequest): Promise<SignInStart>
  /** Verifies the answer completely before it returns anything of it. Does not consume `pending`: the caller does, atomically. */
  finish(answer: CallbackRequest, pending: PendingSignIn): Promise<SignInResult>
  /**
   * Asks the provider anew, without the person, about somebody who signed in here; null when nothing can be asked: by SAML, and
   * without a refresh token. Uses the refresh token up: the caller lets one refresh happen at a time, and stores the answer before it
   * uses it. Fails with `proof_expired` when only a new sign-in helps.
   */
  refresh(proof: Proof): Promise<RefreshedSignIn | null>
  /** The document a provider's administrator needs (SP metadata); null when the protocol has none. */
  metadata(): Promise<SourceDocument | null>
  /** Where to send the browser to end the session at the provider; null when the provider offers nothing. */
  signOutUrl(proof: Proof, returnTo: URL): Promise<URL | null>
  /** Verifies what the provider itself sends to end sessions (OpenID Connect Back-Channel Logout 1.0); null where the protocol has none. */
  readonly backChannel: ((logoutToken: string) => Promise<VerifiedSignOut>) | null
  /** The sign-out that a provider sends by the browser (SAML single logout); null where the protocol has none. */
  readonly singleLogout: SingleLogout | null
}

/** A sign-out of a provider that passed every check. It has not been held against those that came before: the caller does, atomically. */
export interface VerifiedSignOut extends ProviderSignOut {
  /** Unique within the source; to be remembered until `refusedFrom`, so that a message counts once. */
  readonly messageId: string
  /** From here on the message would be refused as too old. */
  readonly refusedFrom: Date
}

/** SAML Profiles 4.4, with this portal as session participant. */
export interface SingleLogout {
  /** Verifies a LogoutRequest. Whatever is wrong with it, nothing of it is believed. */
  read(message: SignOutMessage): Promise<SignOutRequest>
  /** The signed LogoutResponse on its way to the provider's own address; null where the provider has none. */
  answer(request: SignOutRequest): Promise<SignOutAnswer | null>
}

/** What a browser brought to our single logout service. */
export type SignOutMessage =
  /** HTTP-Redirect. The query as it was sent, without the question mark: the signature is over these characters. */
  | { readonly binding: 'redirect'; readonly query: string }
  | { readonly binding: 'post'; readonly form: URLSearchParams }

export interface SignOutRequest extends VerifiedSignOut {
  readonly relayState: string | null
}

/** Where the browser goes next. */
export type SignOutAnswer =
  | { readonly kind: 'redirect'; readonly url: URL }
  | { readonly kind: 'post'; readonly url: URL; readonly fields: Readonly<Record<string, string>> }

/** A source of which is remembered whether its provider answers. */
export interface WatchedSource extends IdentitySource {
  /** Since when its provider has answered nothing; null as far as nobody knows better. Asks nobody. */
  unreachableSince(): Date | null
}

/**
 * An application of ours at a provider that signs nobody in: its answers are made out to AWS, and only pass through our hands. They
 * are verified as those of a sign-in are.
 */
export interface AwsApplication {
  /** Where to send the browser, as `begin` of a source. `isPassive`: the provider must not ask the person anything. */
  begin(request: ConfirmationRequest): Promise<SignInStart>
  /** As `finish` of a source; the pending sign-in belongs to {@link awsApplicationOf} the source. */
  finish(answer: CallbackRequest, pending: PendingSignIn): Promise<Confirmation>
  metadata(): Promise<SourceDocument>
}

export interface ConfirmationRequest {
  readonly pendingId: string
  readonly isPassive: boolean
}

/** What a provider confirmed to AWS. */
export interface Confirmation {
  /** Whom, as the source tells people apart. */
  readonly subject: string
  /** Unique within the source; to be remembered until `refusedFrom`, so that an answer counts once. */
  readonly assertionId: string
  /** From here on the answer would be refused as expired. */
  readonly refusedFrom: Date
  readonly answer: AwsAnswer
}

/** The `source` of pending sign-ins at a source's second application: no id of a source looks like it, so neither answers for the other. */
export function awsApplicationOf(sourceId: string): string {
  return `${sourceId}/aws`
}

export interface SignInRequest {
  /** Becomes `state` or RelayState; the key under which the answer finds its pending sign-in. */
  readonly pendingId: string
  readonly loginHint: string | null
}

export type SignInStart =
  | { readonly kind: 'redirect'; readonly url: URL; readonly memory: Readonly<Record<string, string>> }
  | {
      readonly kind: 'post'
      readonly url: URL
      readonly fields: Readonly<Record<string, string>>
      readonly memory: Readonly<Record<string, string>>
    }

/** The provider's answer as it reached our callback, with the URL seen from outside. */
export interface CallbackRequest {
  readonly url: URL
  /** The body of a POST; null for GET. */
  readonly form: URLSearchParams | null
}

export interface SignInResult {
  readonly identity: Identity
  readonly proof: Proof
  readonly atProvider: ProviderSession
  /** The provider's own limit of the session (SAML SessionNotOnOrAfter); null when it names none. */
  readonly sessionEndsBy: Date | null
}

export interface RefreshedSignIn {
  /** With the groups of this moment; null when the provider said nothing new of the person. */
  readonly identity: Identity | null
  /** To be stored in any case: the refresh token before it is used up. */
  readonly proof: Proof
  /** The provider's directory did not answer, so that nothing new is known of the person, and only the refresh token is new. */
  readonly fault?: BrevetError
}

export interface SourceDocument {
  readonly contentType: string
  readonly body: string
}

/** What every source is given; nothing here is global. */
export interface SourceDependencies {
  readonly publicUrl: string
  readonly now: () => Date
  readonly fetch: typeof fetch
  /** Keys that sign our AuthnRequests. */
  readonly samlKeys: KeyRing
  /** The provider's directory; null when the source has none configured. */
  readonly directory: GroupDirectory | null
  /** AWS, as the answers of a second application name it. */
  readonly awsAddressees: readonly Addressee[]
}

/** Whom an answer may be made out to. */
export interface Addressee {
  readonly audience: string
  isRecipient(address: string): boolean
}
