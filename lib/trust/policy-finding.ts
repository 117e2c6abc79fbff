import type { PolicyStatement } from './policy-document'
import type { ReadStatement } from './policy-reading'

/** What can be wrong with a policy. */
export type FindingRule =
  | 'principal-wildcard'
  | 'principal-account'
  | 'action-wildcard'
  | 'audience-open'
  | 'subject-open'
  | 'role-open'
  | 'external-id-open'
  | 'brevet-not-admitted'
  | 'value-differs'
  | 'tags-not-admitted'
  | 'source-identity-not-admitted'
  | 'role-elsewhere'
  | 'session-too-short'
  | 'permission-beyond'
  | 'resource-wildcard'
  | 'permission-missing'

/** One thing that is wrong, where, and how it should be. */
export interface PolicyFinding {
  readonly rule: FindingRule
  /** A sentence for the administrator. */
  readonly text: string
  /** Null: the policy as a whole, which lacks something. */
  readonly statement: FoundStatement | null
  /** The statement to have instead, or beside what is there; null where the text alone can say it. */
  readonly fix: PolicyStatement | null
}

/** A statement as it stands. */
export interface FoundStatement {
  /** Counted from 1. */
  readonly number: number
  readonly sid: string | null
  readonly json: unknown
}

/** Where a finding is. */
export function placeOf({ number, sid, json }: ReadStatement): FoundStatement {
  return { number, sid, json }
}
