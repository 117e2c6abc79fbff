import type { AuditEvent } from '../domain/audit-event'
import { foldedText } from '../domain/audit-filter'

/**
 * What the rows of the audit are found by. Nothing here is shown and nothing of it is in the chain: the body decides.
 * All null in rows that a release before these columns wrote, until they are completed.
 */
export interface AuditIndexColumns {
  /** Milliseconds; 0 where the body says nothing any more, null where the row was never indexed. */
  readonly at: number | null
  readonly action: string | null
  readonly outcome: string | null
  readonly code: string | null
  readonly email_key: string | null
  readonly name_key: string | null
  readonly subject_key: string | null
  readonly account_key: string | null
  readonly role_key: string | null
  readonly ip_key: string | null
}

const unreadable: AuditIndexColumns = {
  at: 0,
  action: null,
  outcome: null,
  code: null,
  email_key: null,
  name_key: null,
  subject_key: null,
  account_key: null,
  role_key: null,
  ip_key: null,
}

export function indexColumnsOf(event: AuditEvent | null): AuditIndexColumns {
  if (event === null) return unreadable
  const { at, action, outcome, code, actor, target, client } = event
  return {
    at: at.getTime(),
    action,
    outcome,
    code,
    email_key: searchKey(actor?.email),
    name_key: searchKey(actor?.name),
    subject_key: searchKey(actor?.subject),
    account_key: searchKey(target?.accountId),
    role_key: searchKey(target?.roleName),
    ip_key: searchKey(client.ip),
  }
}

/** Bytes of a text that are indexed; what is longer is told apart by the body. */
const indexedBytes = 32

/**
 * Text from outside as a column: its folded first bytes in hex. The alphabet is fixed, NUL and odd strings are harmless, both
 * databases sort it alike, and what begins a text begins its key. Null for no text and for the empty one.
 */
export function searchKey(text: string | null | undefined): string | null {
  if (!text) return null
  return Buffer.from(foldedText(text), 'utf8').subarray(0, indexedBytes).toString('hex')
}
