import type { FilterParameter } from '@/lib/broker/audit-query'
import type { AuditAction, AuditOutcome } from '@/lib/domain/audit-event'

export const actionTexts: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Sign-in',
  'sign-out': 'Sign-out',
  confirmation: 'Confirmation',
  keys: 'Keys',
  console: 'Console',
  'config-reload': 'Configuration read',
  'key-rotation': 'Key rotation',
  'audit-export': 'Audit export',
}

export const outcomeTexts: Readonly<Record<AuditOutcome, string>> = {
  started: 'Begun',
  succeeded: 'Done',
  refused: 'Refused',
  failed: 'Failed',
}

/** What a filter is called, on its chip and on its field. */
export const filterTexts: Readonly<Record<FilterParameter, string>> = {
  from: 'From',
  until: 'Until',
  person: 'Person',
  action: 'Action',
  account: 'Account',
  role: 'Role',
  outcome: 'Result',
  code: 'Code',
  reference: 'Reference',
  ip: 'Address',
}
