/**
 * The store keeps what Brevet must remember, on SQLite or PostgreSQL alike, and judges none of it.
 * In: domain values through the repositories of `domain/repositories`. Out: the same values, or a BrevetError.
 * Tables hold three kinds of columns only: keys and hashes of a fixed alphabet, whole milliseconds since 1970, and JSON or
 * sealed text. Text from outside is never a column of its own: NUL, long and odd strings differ between databases.
 */
import type { KeyUse } from '../domain/signing-key'
import type { AuditIndexColumns } from './audit-index-columns'

export interface Schema {
  readonly sessions: SessionsTable
  readonly proofs: ProofsTable
  readonly aws_answers: AwsAnswersTable
  readonly pending_sign_ins: PendingSignInsTable
  readonly used_assertions: UsedAssertionsTable
  readonly signing_keys: SigningKeysTable
  readonly audit_rows: AuditRowsTable
  readonly audit_head: AuditHeadTable
  readonly sealed_values: SealedValuesTable
  readonly people: PeopleTable
  readonly rate_limits: RateLimitsTable
  readonly api_tokens: ApiTokensTable
  readonly revocations: RevocationsTable
}

interface SessionsTable {
  readonly id_hash: string
  /** Hash of (source, subject), so that all sessions of a person are found. */
  readonly person_hash: string
  /** Sealed JSON: the identity and the client. */
  readonly record: string
  readonly created_at: number
  readonly last_seen_at: number
  readonly expires_at: number
  readonly revoked_at: number | null
  /** Hash of (source, subject as the provider calls it); null before this column, and where the provider said nothing. */
  readonly provider_subject: string | null
  /** Hash of (source, session as the provider calls it). */
  readonly provider_session: string | null
  /** As the audit's: to find people by what their e-mail address, name or subject begins with. */
  readonly email_key: string | null
  readonly name_key: string | null
  readonly subject_key: string | null
}

interface ProofsTable {
  readonly id_hash: string
  readonly sealed: string
  /** Until when somebody renews it; null: nobody does. */
  readonly renewal_until: number | null
}

interface AwsAnswersTable {
  readonly id_hash: string
  readonly sealed: string
  readonly expires_at: number
}

interface PendingSignInsTable {
  /** Hash of (id, source, browser): the binding is the key. */
  readonly binding_hash: string
  readonly sealed: string
  readonly created_at: number
  readonly expires_at: number
}

interface UsedAssertionsTable {
  /** Hash of (source, assertion id). */
  readonly assertion_hash: string
  readonly expires_at: number
}

interface SigningKeysTable {
  readonly id: string
  readonly use: KeyUse
  readonly algorithm: 'ES256' | 'RS256'
  /** Sealed PKCS #8 PEM. */
  readonly private_key: string
  readonly public_key: string
  readonly certificate: string | null
  readonly created_at: number
  readonly active_from: number
  readonly retires_at: number
}

interface AuditRowsTable extends AuditIndexColumns {
  readonly sequence: number
  readonly body: string
  readonly previous_hash: string
  readonly hash: string
  readonly mac: string
  /** That of the body, to find it by; null in rows that a release before this column wrote. The body decides. */
  readonly reference: string | null
  /** Hash of (source, subject) in rows of keys and consoles that succeeded; null in all others, and before this column. */
  readonly issued_to: string | null
}

/** One row, with id 1. */
interface AuditHeadTable {
  readonly id: number
  readonly sequence: number
  readonly hash: string
  readonly mac: string
}

interface SealedValuesTable {
  readonly name: string
  readonly sealed: string
  readonly created_at: number
}

interface PeopleTable {
  /** Hash of (source, subject). */
  readonly person_hash: string
  /** JSON: the preferences. */
  readonly record: string
  readonly updated_at: number
}

/** On PostgreSQL alone, and as `rate-limiter-flexible` has it: its columns are filled by their order. */
interface RateLimitsTable {
  /** What is counted, and a hash of whose count it is. */
  readonly key: string
  readonly points: number
  readonly expire: number | null
}

interface ApiTokensTable {
  readonly token_hash: string
  /** Hash of (source, subject). */
  readonly person_hash: string
  /** JSON: whose it is, its name and scopes. */
  readonly record: string
  readonly created_at: number
  readonly expires_at: number
  readonly last_used_at: number | null
}

interface RevocationsTable {
  /** Hash of (account id, role name). */
  readonly role_key: string
  /** JSON: the role, and what stands on it. */
  readonly record: string
  /** Until when somebody changes it; null: nobody does. */
  readonly busy_until: number | null
}
