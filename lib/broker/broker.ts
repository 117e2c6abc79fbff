/**
 * The use cases, and the only door for the screens and routes.
 * In: a visit (one request, with its reference) and plain values. Out: plain values, or a BrevetError whose reference is in the audit.
 * It decides the order of things (audit before AWS, verification before consumption) and holds no rule of any stage.
 */
import { newReference } from '../audit/reference'
import type { ApiTokenScope } from '../domain/api-token'
import type { AuditAction } from '../domain/audit-event'
import type { AwsPlace } from '../domain/aws-place'
import type { Account, Entitlement } from '../domain/entitlement'
import { byPrivilege, rolesAt } from '../domain/fitting-roles'
import type { Identity } from '../domain/identity'
import type { Preferences } from '../domain/preferences'
import type { Secret } from '../domain/secret'
import type { PortalSession } from '../domain/session'
import type { Unmatched } from '../entitlements/access-index'
import { type LinkName, linkedRoles } from '../entitlements/link-target'
import { jwks, openIdConfiguration } from '../federation/issuer-documents'
import { samlIdpMetadata } from '../federation/saml-metadata'
import { sourceOfEmail } from '../identity/home-realm'
import type { SignOutAnswer, SourceDocument } from '../identity/source'
import {
  type ApiTokenView,
  endApiToken,
  type MadeApiToken,
  makeApiToken,
  type NewApiToken,
  ownApiTokens,
  visitByToken,
} from './api-tokens'
import { type AuditExport, type ExportAudit, exportAudit } from './audit-export'
import type { AuditQuery } from './audit-query'
import { recordRefusal } from './audit-trail'
import { type AuditPage, auditPage, maySeeAudit } from './audit-view'
import { awsFacingAddress } from './aws-facing-address'
import { type AwsSession, awsSessions } from './aws-sessions'
import { clientAddress } from './client-address'
import {
  type BeginConfirmation,
  beginConfirmation,
  type FinishConfirmation,
  type FinishedConfirmation,
  finishConfirmation,
} from './confirmation'
import { type ConsoleForm, postToConsole } from './console-post'
import { type FavouriteWish, setFavourite } from './favourites'
import { formOrigins } from './form-origins'
import type { Installation } from './installation'
import { type IssuedKeys, type IssueKeys, issueKeys, type OpenConsole, type OpenedConsole, openConsole } from './issue'
import { type KeptPurpose, keptPurpose } from './kept-purpose'
import { type Offer, offerOf } from './offer'
import { endOwnSessions, type OwnSession, ownSessions } from './own-sessions'
import type { BegunSignIn } from './pending'
import { type SignedInPeople, type SignOutPerson, signedInPeople, signOutPerson } from './people-sessions'
import { type BackChannelSignOut, type BrowserSignOut, backChannelSignOut, browserSignOut } from './provider-sign-out'
import { byFrecency } from './recents'
import { findRefusal, type RefusalView } from './refusal'
import { createRevocationDesk, type RevocationDesk } from './revocation-desk'
import { type RoleDetail, roleDetail } from './role-detail'
import { type BeginSignIn, beginSignIn, type FinishedSignIn, type FinishSignIn, finishSignIn } from './sign-in'
import { signOut } from './sign-out'
import { type SourceView, type SupportView, sourceViews } from './source-views'
import { setupAccounts, type TrustSetup, type TrustSetupRequest, trustSetup } from './trust-setup'
import type { PersonalVisit, Visit } from './visit'

export interface Broker {
  /** A new reference for one request. */
  newReference(): string
  publicUrl(): string
  support(): SupportView
  /** Who sent a request, by the socket's peer and what trusted proxies forwarded; an IP address, or empty. */
  clientAddress(peer: string, forwardedFor: string): string
  /** In the order of the file. Asks no provider anything. */
  sources(): readonly SourceView[]
  /** The sign-in page is to ask for an e-mail address, however few sources there are. */
  asksEmail(): boolean
  /** The id of the source that speaks for the domain of an address; null when none does. */
  sourceOfEmail(email: string): string | null
  /** Origins that a form of ours may end at: the console's sign-in. */
  formOrigins(): readonly string[]
  /** Does the work of a request; what is refused before a use case takes over is written to the audit as well. */
  audited<T>(visit: Visit, action: AuditAction, work: () => Promise<T>): Promise<T>
  beginSignIn(request: BeginSignIn): Promise<BegunSignIn>
  finishSignIn(request: FinishSignIn): Promise<FinishedSignIn>
  /** The round trip by which a person's provider confirms them to AWS, for the method `assertion`; never a sign-in. */
  beginConfirmation(request: BeginConfirmation): Promise<BegunSignIn>
  finishConfirmation(request: FinishConfirmation): Promise<FinishedConfirmation>
  signOut(visit: PersonalVisit): Promise<URL | null>
  /** A provider ends sessions of its people, without their browsers. */
  backChannelSignOut(request: BackChannelSignOut): Promise<void>
  /** A provider ends sessions through the browser; null: there is nothing to answer to it. */
  browserSignOut(request: BrowserSignOut): Promise<SignOutAnswer | null>
  /** The session behind a cookie's hash; null when it has ended, and when its source is no longer configured. */
  session(idHash: string): Promise<PortalSession | null>
  sessionEndsAt(session: PortalSession): Date
  entitlements(identity: Identity): readonly Entitlement[]
  entitlement(identity: Identity, id: string): Entitlement | null
  /** The roles of a person that a link to the console means: one, several where it is ambiguous, the least privileged first, or none. */
  linkedRoles(identity: Identity, name: LinkName): readonly Entitlement[]
  /** The roles of a person that open the console at a place, the least privileged first. */
  rolesAt(identity: Identity, place: AwsPlace): readonly Entitlement[]
  /** What may be chosen for an entitlement of this session, and what is asked. */
  offer(session: PortalSession, entitlement: Entitlement): Offer
  /** What this session said of a role before its provider had to confirm the person; null when nothing lately. */
  keptPurpose(session: PortalSession): Promise<KeptPurpose | null>
  /** What the page of one role says of it, to somebody who has it. */
  roleDetail(identity: Identity, entitlement: Entitlement): RoleDetail
  /** What was handed out to a person, newest first, running or ended: at most a hundred. */
  awsSessions(identity: Identity): Promise<readonly AwsSession[]>
  /** Entitlement ids of these sessions, the most useful to have at hand first. */
  recents(sessions: readonly AwsSession[]): readonly string[]
  preferences(identity: Identity): Promise<Preferences>
  setFavourite(identity: Identity, wish: FavouriteWish): Promise<Preferences>
  /** How the portal looks and speaks to a person; what is left out stays. */
  setLook(identity: Identity, look: Partial<Pick<Preferences, 'theme' | 'density' | 'language'>>): Promise<Preferences>
  /** Every browser that a person is signed in with here, this one among them. */
  ownSessions(session: PortalSession): Promise<readonly OwnSession[]>
  /** Ends the one with this handle, or, with null, all but this one; returns how many. */
  endOwnSessions(visit: PersonalVisit, handle: string | null): Promise<number>
  /** The tokens of a person, newest first; null where they are switched off. */
  apiTokens(session: PortalSession): Promise<readonly ApiTokenView[] | null>
  /** How many days a token may last. */
  longestApiToken(): number
  makeApiToken(visit: PersonalVisit, wish: NewApiToken): Promise<MadeApiToken>
  endApiToken(visit: PersonalVisit, id: string): Promise<void>
  /** The visit of a program that shows a token; the `api_token_…` codes otherwise. */
  visitByToken(visit: Visit, shown: { readonly token: Secret; readonly scope: ApiTokenScope }): Promise<PersonalVisit>
  /** Who is signed in, by how they are called; null for whom that is not meant. */
  signedInPeople(identity: Identity, person: string | null): Promise<SignedInPeople | null>
  /** Signs somebody out everywhere; returns of how many browsers. `not_found` for whom that is not meant. */
  signOutPerson(request: SignOutPerson): Promise<number>
  /** The address that `scope.myIp` would mean; null when AWS would see another. */
  awsFacingAddress(ip: string | null): string | null
  /** For somebody without any role: what was checked and what matched nothing. */
  unmatched(identity: Identity): Unmatched
  isAdmin(identity: Identity): boolean
  /** Auditors and administrators. */
  maySeeAudit(identity: Identity): boolean
  /** One page of the audit; null for whom it is not meant. */
  auditPage(identity: Identity, query: AuditQuery): Promise<AuditPage | null>
  /** The audit as a file; `not_found` for whom it is not meant. */
  exportAudit(request: ExportAudit): Promise<AuditExport>
  /** The accounts whose AWS side an administrator may see; null for everybody else. */
  setupAccounts(identity: Identity): readonly Account[] | null
  /** The AWS side of one account; null for whom it is not meant, and for unknown accounts. */
  trustSetup(request: TrustSetupRequest): Promise<TrustSetup | null>
  /** What may be said to this person of a refusal by AWS; null when nothing may, or nothing is known. */
  refusal(identity: Identity, reference: string): Promise<RefusalView | null>
  issueKeys(request: IssueKeys): Promise<IssuedKeys>
  openConsole(request: OpenConsole): Promise<OpenedConsole>
  /** For roles whose offer says `opensByPost`. */
  postToConsole(request: OpenConsole): Promise<ConsoleForm>
  /** AWS sessions that run, and what administrators may do about them. */
  readonly revocations: RevocationDesk
  openIdConfiguration(): Promise<object>
  jwks(): Promise<object>
  samlIdpMetadata(): Promise<string>
  /** The ExternalId that trust policies of the account pin. */
  externalId(accountId: string): string
  /** What a provider's administrator needs; null when the source is unknown or its protocol has none. */
  sourceMetadata(sourceId: string): Promise<SourceDocument | null>
  /** The same for the source's second application, whose answers are made out to AWS. */
  awsApplicationMetadata(sourceId: string): Promise<SourceDocument | null>
  /** Resolves while the database answers; `store_unavailable` otherwise. */
  ready(): Promise<void>
}

/** The use cases over one installation. */
export function createBroker(installation: Installation): Broker {
  const setup = () => installation.current()
  return {
    newReference: () => newReference(),
    publicUrl: () => setup().config.publicUrl,
    support: () => setup().config.support,
    clientAddress: (peer, forwardedFor) => clientAddress({ peer, forwardedFor, trusted: setup().trustedProxies }),
    sources: () => sourceViews(setup()),
    asksEmail: () => setup().config.asksEmail,
    sourceOfEmail: (email) => sourceOfEmail(email, setup().config.signIn)?.id ?? null,
    formOrigins: () => formOrigins(setup().config),
    audited: (visit, action, work) =>
      recordRefusal(installation, { ...visit, action, actor: null, target: null }, work),
    beginSignIn: (request) => beginSignIn(installation, request),
    finishSignIn: (request) => finishSignIn(installation, request),
    beginConfirmation: (request) => beginConfirmation(installation, request),
    finishConfirmation: (request) => finishConfirmation(installation, request),
    signOut: (visit) => signOut(installation, visit),
    backChannelSignOut: (request) => backChannelSignOut(installation, request),
    browserSignOut: (request) => browserSignOut(installation, request),
    session: (idHash) => livingSession(installation, idHash),
    sessionEndsAt: (session) => installation.sessions.endsAt(session),
    entitlements: (identity) => setup().access.resolve(identity),
    entitlement: (identity, id) => setup().access.find(identity, id),
    linkedRoles: (identity, name) => byPrivilege(linkedRoles(name, consolesOf(installation, identity))),
    rolesAt: (identity, place) => rolesAt(place, consolesOf(installation, identity)),
    offer: (session, entitlement) => offerOf(entitlement, { setup: setup(), session, now: installation.now() }),
    keptPurpose: (session) => keptPurpose(installation, session),
    roleDetail: (identity, entitlement) => roleDetail(setup(), identity, entitlement),
    awsSessions: (identity) => awsSessions(installation, identity),
    recents: (sessions) => byFrecency(sessions, installation.now()),
    preferences: ({ source, subject }) => installation.repositories.preferences.find(source, subject),
    setFavourite: (identity, wish) => setFavourite(installation, identity, wish),
    setLook: ({ source, subject }, look) =>
      installation.repositories.preferences.change(source, subject, (old) => ({ ...old, ...look })),
    ownSessions: (session) => ownSessions(installation, session),
    endOwnSessions: (visit, handle) => endOwnSessions(installation, visit, handle),
    apiTokens: (session) => ownApiTokens(installation, session),
    longestApiToken: () => setup().config.apiTokens.maxDays,
    makeApiToken: (visit, wish) => makeApiToken(installation, visit, wish),
    endApiToken: (visit, id) => endApiToken(installation, visit, id),
    visitByToken: (visit, shown) => visitByToken(installation, visit, shown),
    signedInPeople: (identity, person) => signedInPeople(installation, identity, person),
    signOutPerson: (request) => signOutPerson(installation, request),
    awsFacingAddress: (ip) => awsFacingAddress(ip, setup().config.publicUrl),
    unmatched: (identity) => setup().access.explainNothing(identity),
    isAdmin: (identity) => setup().access.isAdmin(identity),
    maySeeAudit: (identity) => maySeeAudit(installation, identity),
    auditPage: (identity, query) => auditPage(installation, identity, query),
    exportAudit: (request) => exportAudit(installation, request),
    setupAccounts: (identity) => setupAccounts(setup(), identity),
    trustSetup: (request) =>
      trustSetup({ setup: setup(), base: installation.base() }, request, () => idpMetadata(installation)),
    refusal: (identity, reference) => findRefusal(installation, identity, reference),
    issueKeys: (request) => issueKeys(installation, request),
    openConsole: (request) => openConsole(installation, request),
    postToConsole: (request) => postToConsole(installation, request),
    revocations: createRevocationDesk(installation),
    openIdConfiguration: () => openIdConfiguration(setup().config.aws.webIdentity.issuer, setup().issuerKeys),
    jwks: () => jwks(setup().issuerKeys),
    externalId: (accountId) => setup().trusts.externalId(accountId),
    samlIdpMetadata: () => idpMetadata(installation),
    sourceMetadata: async (id) => (await setup().sources.get(id)?.metadata()) ?? null,
    awsApplicationMetadata: async (id) => (await setup().sources.get(id)?.awsApplication?.metadata()) ?? null,
    ready: () => installation.repositories.ping(),
  }
}

function consolesOf({ current }: Installation, identity: Identity): readonly Entitlement[] {
  return current()
    .access.resolve(identity)
    .filter((entitlement) => entitlement.console)
}

/** Whoever takes a source away, perhaps because it was broken into, wants nobody to go on who came through it. */
async function livingSession({ sessions, current }: Installation, idHash: string): Promise<PortalSession | null> {
  const session = await sessions.read(idHash)
  return session && current().sources.has(session.identity.source) ? session : null
}

function idpMetadata({ current, keys }: Installation): Promise<string> {
  const { publicUrl, aws } = current().config
  return samlIdpMetadata({ entityId: aws.saml.entityId, signOnUrl: publicUrl, ring: keys.samlIdp })
}
