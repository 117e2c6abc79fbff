import type { AuditEvent } from '../domain/audit-event'

/**
 * Why somebody said they need a role; null when they said nothing. Rows of releases before `purpose` have it under `reason`,
 * which in a refusal is the reason of the refusal.
 */
export function purposeOf({ outcome, details }: AuditEvent): string | null {
  const { purpose, reason } = details
  if (purpose !== undefined) return String(purpose)
  const isTheirs = outcome === 'started' || outcome === 'succeeded'
  return isTheirs && reason !== undefined ? String(reason) : null
}
