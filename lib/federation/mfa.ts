import { BrevetError } from '../domain/errors'
import { malformed } from '../domain/malformed-reason'
import type { Secret } from '../domain/secret'
import type { MfaProof } from './sts-port'

/**
 * The code a person typed, for a device; null without a device. A code lives in one request: it is neither kept nor logged.
 * Fails with `mfa_code_required`, or with `request_malformed` for anything but six digits.
 */
export function mfaProof(serialNumber: string | null, tokenCode: Secret | null): MfaProof | null {
  if (serialNumber === null) return null
  if (tokenCode === null) throw new BrevetError('mfa_code_required')
  if (!/^\d{6}$/.test(tokenCode.reveal())) throw malformed('mfa-code-malformed', { field: 'mfaCode' })
  return { serialNumber, tokenCode }
}
