import type { AuditEvent } from '../domain/audit-event'
import type { SafeDetails } from '../domain/errors'
import type { Identity } from '../domain/identity'
import { reader, readerSession, visit } from './installation.fixture'
import type { RevokeSessions } from './revoke-sessions'

export const at = new Date('2026-03-01T10:00:00Z')

export const admin: Identity = {
  ...reader,
  subject: 'u-9',
  groups: [{ value: 'admins', raw: 'admins', from: 'groups' }],
}

interface Issued {
  readonly subject: string
  readonly role?: string
  readonly accountId?: string
  readonly minutesAgo?: number
  readonly details?: SafeDetails
}

/** The row of keys for an hour, by the person's name at AWS. */
export function issued({ subject, role = 'ReadOnly', accountId = '111122223333', ...more }: Issued): AuditEvent {
  const { minutesAgo = 10, details = {} } = more
  const begun = new Date(at.getTime() - minutesAgo * 60_000)
  return {
    at: begun,
    reference: 'brv-KEYS-0001',
    action: 'keys',
    outcome: 'succeeded',
    code: null,
    actor: { source: 'partners', subject, name: subject, email: `${subject}@example.com` },
    target: { accountId, roleName: role, roleArn: `arn:aws:iam::${accountId}:role/${role}` },
    client: visit.client,
    details: {
      method: 'web-identity',
      accessKeyId: 'ASIAEXAMPLE',
      expiresAt: new Date(begun.getTime() + 3_600_000).toISOString(),
      assumedRoleArn: `arn:aws:sts::${accountId}:assumed-role/${role}/${subject}=MARK`,
      sourceIdentity: `${subject}=MARK`,
      ...details,
    },
  }
}

export function wishFor(
  subject: string | null,
  role: string | null,
  accountId = '111122223333',
): RevokeSessions['wish'] {
  return {
    person: subject === null ? null : { source: 'partners', subject },
    role: role === null ? null : { accountId, name: role },
  }
}

export function revoking(changes: Partial<RevokeSessions>, identity: Identity = admin): RevokeSessions {
  return {
    ...visit,
    session: { ...readerSession(at), identity },
    wish: wishFor('ana', 'ReadOnly'),
    confirm: 'Payments',
    reason: 'a lost laptop',
    signOut: false,
    ...changes,
  }
}
