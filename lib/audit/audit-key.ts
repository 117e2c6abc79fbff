import { randomBytes } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import type { SealedValues } from '../domain/repositories'

const name = 'audit-key'

/** The key of the audit's MACs, made once per installation and sealed in its database. */
export function auditKey(values: SealedValues): Promise<string> {
  return values.getOrCreate(name, () => randomBytes(32).toString('base64url'))
}

/** The key for verifying a log that exists. Throws `store_unavailable` when the installation has none yet. */
export function existingAuditKey(values: SealedValues): Promise<string> {
  return values.getOrCreate(name, () => {
    throw new BrevetError('store_unavailable', { reason: 'no_audit_key' })
  })
}
