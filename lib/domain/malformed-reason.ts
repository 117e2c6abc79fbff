import { BrevetError, type SafeDetails } from './errors'

/**
 * What is wrong with a request, where the person or their program can put it right: the reasons of `request_malformed`. A reason is
 * part of the API: it stands in problem+json and in the audit. A request that no page of Brevet makes has the code alone.
 */
export const malformedReasons = [
  'field-unknown',
  'policies-add-up',
  'role-has-a-policy',
  'method-takes-no-policy',
  'policy-not-offered',
  'services-malformed',
  'address-unusable',
  'region-elsewhere',
  'duration-too-short',
  'mfa-code-malformed',
] as const

export type MalformedReason = (typeof malformedReasons)[number]

/** `request_malformed` with its reason; `details` name the field, never what was in it. */
export function malformed(reason: MalformedReason, details: SafeDetails): BrevetError {
  return new BrevetError('request_malformed', { ...details, reason })
}
