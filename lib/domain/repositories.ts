/**
 * What the stages may ask of the database. `store` implements these on SQLite and PostgreSQL alike;
 * one contract suite states their rules. Every method throws `store_unavailable` when the database cannot answer.
 */
import type { ApiToken } from './api-token'
import type { AuditEvent } from './audit-event'
import type { AuditFilter } from './audit-filter'
import type { Preferences } from './preferences'
import type { AwsAnswer, Proof } from './proof'
import type { RateExcess, RateQuestion } from './rate-limit'
import type { Revocation, RevokedRole, RoleRevocations } from './revocation'
import type { PortalSession, ProviderSession, ProviderSignOut, SessionSearch } from './session'
import type { PendingSignIn } from './sign-in'
import type { KeyUse, SigningKey } from './signing-key'

export interface Sessions {
  /** `atProvider`: absent where the provider said nothing of it. */
  insert(session: PortalSession, atProvider?: ProviderSession): Promise<void>
  /** The row whatever its state; the caller judges expiry and revocation. */
  find(idHash: string): Promise<PortalSession | null>
  touch(idHash: string, lastSeenAt: Date): Promise<void>
  /** Replaces what an open session knows of its person; false when it was revoked, or is somebody else's. */
  replaceIdentity(session: PortalSession): Promise<boolean>
  /** True when this call revoked it, false when it was revoked or absent already. */
  revoke(idHash: string, at: Date): Promise<boolean>
  /** A person's sessions that are neither revoked nor past their end, newest first; the caller judges idle time. */
  listOpen(source: string, subject: string, now: Date): Promise<readonly PortalSession[]>
  /** Revokes all open sessions of a person; returns those that this call revoked. */
  revokePerson(source: string, subject: string, at: Date): Promise<readonly PortalSession[]>
  /**
   * Revokes the open sessions that a provider means; returns those that this call revoked. Where the provider named sessions, one of
   * the subject of which no such name is known goes as well.
   */
  revokeAtProvider(signOut: ProviderSignOut, at: Date): Promise<readonly PortalSession[]>
  /**
   * Revokes all but the `keep` youngest living sessions of a person; returns those that this call revoked. However many are opened at
   * once, when each is followed by this, the youngest `keep` are left.
   */
  revokeOldest(person: SessionsOfPerson, keep: number): Promise<readonly PortalSession[]>
  /** Living sessions of everybody, last seen first. */
  search(search: SessionSearch): Promise<readonly PortalSession[]>
  /** Removes sessions and their proofs whose absolute end has passed; returns how many. */
  deleteExpired(now: Date): Promise<number>
}

export interface SessionsOfPerson {
  readonly source: string
  readonly subject: string
  readonly now: Date
  /** Sessions without a request since then have ended by themselves. */
  readonly idleSince: Date
}

/** Proofs are sealed with the row and column as associated data, and go with their session. */
export interface Proofs {
  put(idHash: string, proof: Proof): Promise<void>
  find(idHash: string): Promise<Proof | null>
  delete(idHash: string): Promise<void>
  /**
   * Takes the sole right to renew a proof, until `until`; false while another has it, and when there is no proof.
   * `until` is also the ticket by which the right is used and given back.
   */
  claimRenewal(idHash: string, now: Date, until: Date): Promise<boolean>
  /** Replaces the proof and gives the right back; false when the ticket no longer counts, or the proof has gone with its session. */
  renew(idHash: string, proof: Proof, until: Date): Promise<boolean>
  /** Gives the right back unused. */
  releaseRenewal(idHash: string, until: Date): Promise<void>
}

/** Answers made out to AWS, at most one a session; sealed as proofs are, and gone with their session. */
export interface AwsAnswers {
  /** Replaces what the session had. */
  put(idHash: string, answer: AwsAnswer): Promise<void>
  find(idHash: string): Promise<AwsAnswer | null>
  delete(idHash: string): Promise<void>
  deleteExpired(now: Date): Promise<number>
}

export interface PendingSignIns {
  insert(pending: PendingSignIn): Promise<void>
  /** The open sign-in with this id, source and browser, or null. Does not consume it. */
  find(id: string, source: string, browserHash: string, now: Date): Promise<PendingSignIn | null>
  /** Atomically consumes it: exactly one of any number of parallel callers gets true. */
  consume(id: string, source: string, browserHash: string, now: Date): Promise<boolean>
  deleteExpired(now: Date): Promise<number>
}

export interface UsedAssertions {
  /** Atomically remembers an assertion id; false when it was known. */
  remember(source: string, assertionId: string, expiresAt: Date): Promise<boolean>
  deleteExpired(now: Date): Promise<number>
}

export interface ApiTokens {
  /** Adds it, unless its person has `most` living ones already; true when added. Safe between replicas. */
  insertBelow(token: ApiToken, most: number): Promise<boolean>
  /** The row whatever its state; the caller judges its end. */
  find(tokenHash: string): Promise<ApiToken | null>
  /** A person's tokens that have not ended, newest first. */
  list(source: string, subject: string, now: Date): Promise<readonly ApiToken[]>
  touch(tokenHash: string, lastUsedAt: Date): Promise<void>
  /** False when there was none. */
  delete(tokenHash: string): Promise<boolean>
  /** All of a person; returns how many. */
  deletePerson(source: string, subject: string): Promise<number>
  deleteExpired(now: Date): Promise<number>
}

export interface SigningKeys {
  /** Keys of one use that are not retired at `now`, oldest first. */
  list(use: KeyUse, now: Date): Promise<readonly SigningKey[]>
  /** Adds a key unless one of the same use exists whose `activeFrom` is at or after `unlessActiveFrom`; true when added. Safe between replicas. */
  insertUnless(key: SigningKey, unlessActiveFrom: Date): Promise<boolean>
  deleteRetired(now: Date): Promise<number>
}

/** The end of the audit chain. */
export interface AuditHead {
  /** 0 when the log is empty. */
  readonly sequence: number
  /** Hex SHA-256 of the last row; 64 zeros when the log is empty. */
  readonly hash: string
}

/** One row of the audit chain as stored. `body` is the canonical JSON that `hash` was computed over. */
export interface AuditRow {
  readonly sequence: number
  /** What `body` says; null when it was altered so that it says nothing any more, which `verifyAudit` reports. */
  readonly event: AuditEvent | null
  readonly body: string
  readonly previousHash: string
  readonly hash: string
  /** Hex HMAC-SHA-256 of `hash` with the audit key, so that a rewritten chain is seen too. */
  readonly mac: string
}

/** A new row together with the MAC of the head record that names it: without the key, no earlier row can be made the head. */
export interface AuditEntry {
  readonly row: AuditRow
  readonly headMac: string
}

export interface AuditRows {
  /** Calls `seal` with the current head inside one transaction that no other writer can interleave, and stores what it returns, durably. */
  append(seal: (head: AuditHead) => AuditEntry): Promise<AuditRow>
  /** The stored head record, kept beside the rows so that a cut tail is noticed. */
  head(): Promise<AuditHead & { readonly mac: string }>
  /** Rows with a sequence above `after`, ascending, at most `limit`; raw, without judging them. */
  read(after: number, limit: number): Promise<readonly AuditRow[]>
  /** The rows of one request, ascending: those whose body has this reference. */
  find(reference: string): Promise<readonly AuditRow[]>
  /** What was handed out to a person, newest first: the rows of keys and consoles that succeeded. */
  issuedTo(source: string, subject: string, limit: number): Promise<readonly AuditRow[]>
}

/** What people told the portal to remember. */
export interface PreferencesOfPeople {
  /** {@link noPreferences} of somebody who has told nothing. */
  find(source: string, subject: string): Promise<Preferences>
  /** Replaces them by what `change` makes of them, with no other change of the same person between; returns the new ones. */
  change(source: string, subject: string, change: (preferences: Preferences) => Preferences): Promise<Preferences>
}

/** What stands against the older sessions of roles. A role has one policy for all of it, so that one at a time may change it. */
export interface Revocations {
  /** Every role with something that stands, by account and name. */
  list(): Promise<readonly RoleRevocations[]>
  /**
   * Takes the sole right to change what stands on a role, until `until`, which is also the ticket; gives what stands, or null while
   * another has the right.
   */
  claim(role: RevokedRole, now: Date, until: Date): Promise<readonly Revocation[] | null>
  /** Replaces what stands; false when the ticket no longer counts. */
  replace(role: RevokedRole, revocations: readonly Revocation[], until: Date): Promise<boolean>
  /** Gives the right back. */
  release(role: RevokedRole, until: Date): Promise<void>
}

/** Where a page of the audit begins: rows beyond `sequence`, which itself is not among them. */
export interface AuditCursor {
  readonly sequence: number
  readonly direction: 'older' | 'newer'
}

export interface AuditIndexPage {
  /** What fits, newest first. */
  readonly rows: readonly AuditRow[]
  /** The last row that was looked at in the direction of the cursor, whether it fits or not; null when none was. */
  readonly last: number | null
  /** True when there is nothing beyond `last`. */
  readonly ends: boolean
}

/** Finds audit rows by what they say. Columns are an index only: what fits is judged by the body. */
export interface AuditIndex {
  page(filter: AuditFilter, cursor: AuditCursor, limit: number): Promise<AuditIndexPage>
  /** Indexes rows that another release wrote without, oldest first; returns how many. */
  complete(limit: number): Promise<number>
  /** False while rows exist that only the whole audit finds. */
  isComplete(): Promise<boolean>
}

/** Small sealed values made once per installation, such as the audit key. */
export interface SealedValues {
  /** Returns the stored value, or stores and returns the result of `make`; one value wins between replicas. */
  getOrCreate(name: string, make: () => string): Promise<string>
}

/** All repositories over one open database. */
/** Counts of what somebody may do so often in a minute. */
export interface RateLimits {
  /** Counts one more; null when it may be. Never fails for an outage of the database. */
  take(question: RateQuestion): Promise<RateExcess>
  deleteExpired(now: Date): Promise<number>
}

export interface Repositories {
  readonly sessions: Sessions
  readonly proofs: Proofs
  readonly awsAnswers: AwsAnswers
  readonly pendingSignIns: PendingSignIns
  readonly usedAssertions: UsedAssertions
  readonly apiTokens: ApiTokens
  readonly signingKeys: SigningKeys
  readonly auditRows: AuditRows
  readonly auditIndex: AuditIndex
  readonly sealedValues: SealedValues
  readonly rateLimits: RateLimits
  readonly revocations: Revocations
  readonly preferences: PreferencesOfPeople
  /** Seals with the newest secret of the ring what an older one has sealed. */
  reseal(): Promise<void>
  /** Answers when the database does; throws `store_unavailable` otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}
