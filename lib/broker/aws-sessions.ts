import type { AuditEvent } from '../domain/audit-event'
import { entitlementId } from '../domain/entitlement'
import type { SafeDetails } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { Installation } from './installation'

/** Keys or a console that Brevet handed out, as the audit knows them. */
export interface AwsSession {
  /** Of the row in the audit. */
  readonly reference: string
  readonly kind: 'keys' | 'console'
  /** The entitlement that it was. */
  readonly entitlement: string
  readonly accountId: string
  readonly roleName: string
  readonly startedAt: Date
  /** AWS ends it then; signing out of Brevet does not. */
  readonly endsAt: Date
  /** Null for a console that the browser opened by SAML: AWS made its keys. */
  readonly accessKeyId: string | null
  /** Host and path of the console page; null for keys. */
  readonly destination: string | null
}

const most = 100

/** What was handed out to a person, newest first, running or ended. */
export async function awsSessions(
  { repositories }: Installation,
  { source, subject }: Identity,
): Promise<readonly AwsSession[]> {
  const rows = await repositories.auditRows.issuedTo(source, subject, most)
  return rows.flatMap(({ event }) => (event && sessionOf(event)) ?? [])
}

/** What an event handed out; null for any other event. */
export function sessionOf({ at, reference, action, target, details }: AuditEvent): AwsSession | null {
  if ((action !== 'keys' && action !== 'console') || target === null) return null
  const { accountId, roleName } = target
  const endsAt = endOf(action, at, details)
  if (endsAt === null) return null
  return {
    reference,
    kind: action,
    entitlement: entitlementId(accountId, roleName),
    accountId,
    roleName,
    startedAt: at,
    endsAt,
    accessKeyId: textOf(details['accessKeyId']),
    destination: textOf(details['destination']),
  }
}

/** Keys end when AWS said; a console is as long as it was asked for, whatever its keys are. */
function endOf(kind: AwsSession['kind'], at: Date, { expiresAt, durationSeconds }: SafeDetails): Date | null {
  const end = kind === 'keys' ? Date.parse(String(expiresAt)) : at.getTime() + Number(durationSeconds) * 1000
  return Number.isFinite(end) ? new Date(end) : null
}

function textOf(value: SafeDetails[string] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
