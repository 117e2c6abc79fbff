import { AwsFault } from '../aws-fault'
import type { Caller } from '../principal'
import type { TextConstraint } from './constraints'
import type { StsCall } from './operation'

/** The one-time code that a call may carry. */
export interface MfaParameters {
  readonly serialNumber: string | null
  readonly tokenCode: string | null
}

export function readMfaParameters(parameters: URLSearchParams): MfaParameters {
  return { serialNumber: parameters.get('SerialNumber'), tokenCode: parameters.get('TokenCode') }
}

export function mfaConstraints({ serialNumber, tokenCode }: MfaParameters): readonly TextConstraint[] {
  return [
    { member: 'serialNumber', value: serialNumber, min: 9, max: 256, pattern: String.raw`[\w+=/:,.@-]*` },
    { member: 'tokenCode', value: tokenCode, min: 6, max: 6, pattern: String.raw`[\d]*`, isSecret: true },
  ]
}

/**
 * Verifies the one-time code of a call; null when it carries none. The device must be one of the caller's own.
 * Fails with `AccessDenied` 403, in AWS's three wordings; a device that was asked too often is worded as an unknown one.
 */
export function verifyMfa(call: StsCall, caller: Caller, parameters: MfaParameters): Date | null {
  const { serialNumber, tokenCode } = parameters
  if (serialNumber === null && tokenCode === null) return null
  if (serialNumber !== null) call.note({ serialNumber })
  if (!serialNumber || !tokenCode) throw denied(', must provide both MFA serial number and one time pass code.')
  const devices = caller.kind === 'iam-user' ? caller.mfaDevices : []
  const device = devices.find((candidate) => candidate.serialNumber === serialNumber)
  const now = call.context.now()
  const verdict = device ? call.context.mfa.verify(device, tokenCode, now) : 'limited'
  if (verdict === 'refused') throw denied(' with invalid MFA one time pass code. ')
  if (verdict === 'accepted') return now
  throw denied(
    ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  )
}

function denied(rest: string): AwsFault {
  return new AwsFault('AccessDenied', 403, `MultiFactorAuthentication failed${rest}`)
}
