import type { ErrorCode, SafeDetails } from './errors'

/**
 * What was done. `started` rows are written before anything is asked of AWS; the outcome refers to them by `reference`.
 * `api-token`: a person made or ended one. `confirmation`: the provider confirmed to AWS somebody who is signed in. `revocation`: the
 * older AWS sessions of a role were denied.
 */
export const auditActions = [
  'sign-in',
  'sign-out',
  'confirmation',
  'keys',
  'console',
  'api-token',
  'config-reload',
  'key-rotation',
  'audit-export',
  'revocation',
  'revocation-lift',
] as const

export type AuditAction = (typeof auditActions)[number]

export const auditOutcomes = ['started', 'succeeded', 'refused', 'failed'] as const

export type AuditOutcome = (typeof auditOutcomes)[number]

/** Who acted: the verified identity, or only the source when nobody was verified. */
export interface AuditActor {
  readonly source: string
  readonly subject: string | null
  readonly name: string | null
  readonly email: string | null
}

/** What it was about. */
export interface AuditTarget {
  readonly accountId: string
  readonly roleName: string
  readonly roleArn: string | null
}

/** Where it came from. */
export interface AuditClient {
  readonly ip: string | null
  readonly userAgent: string | null
}

/** One fact for the auditor. Holds no secret: `details` takes safe scalars only. */
export interface AuditEvent {
  readonly at: Date
  /** `brv-XXXX-XXXX`; the same in the audit, in the answer and on the error page. */
  readonly reference: string
  readonly action: AuditAction
  readonly outcome: AuditOutcome
  readonly code: ErrorCode | null
  readonly actor: AuditActor | null
  readonly target: AuditTarget | null
  readonly client: AuditClient
  readonly details: SafeDetails
}
