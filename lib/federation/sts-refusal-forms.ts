import type { AwsCode, AwsReason } from '../domain/aws-reason'

/** An answer of AWS that says what is wrong: code on the wire, form of the message, and what it is to Brevet. */
export type StsRefusalForm = {
  [Code in AwsCode]: {
    readonly awsCode: string
    readonly message: RegExp
    readonly code: Code
    readonly reason: AwsReason<Code>
    /** Only as the answer to a call that Brevet signed. Default: to any call. */
    readonly isSigned?: true
  }
}[AwsCode]

const any = /(?:)/

/**
 * The first that fits counts. Source: STS API Reference, "Errors" of each operation and "Common Errors"; IAM User Guide,
 * "Troubleshooting SAML 2.0 federation" and "Troubleshooting OIDC federation"; messages recorded from AWS.
 */
export const stsRefusalForms: readonly StsRefusalForm[] = [
  ...denials(),
  ...rejectedTokens(),
  ...expiredTokens(),
  ...rejectedRequests(),
  ...rejectedSigners(),
  { awsCode: 'RegionDisabledException', message: any, code: 'sts_region_disabled', reason: 'region-deactivated' },
  { awsCode: 'InvalidClientTokenId', message: any, code: 'sts_region_disabled', reason: 'opt-in-region' },
  { awsCode: 'Throttling', message: any, code: 'sts_throttled', reason: 'rate-exceeded' },
  { awsCode: 'ThrottlingException', message: any, code: 'sts_throttled', reason: 'rate-exceeded' },
  { awsCode: 'RequestLimitExceeded', message: any, code: 'sts_throttled', reason: 'rate-exceeded' },
  { awsCode: 'InternalFailure', message: any, code: 'sts_unreachable', reason: 'internal-failure' },
  { awsCode: 'ServiceUnavailable', message: any, code: 'sts_unreachable', reason: 'service-unavailable' },
]

/** What AWS says, as far as it is known; null leaves the code on the wire alone to decide. */
export function recogniseRefusal(
  awsCode: string,
  message: string,
  call: { readonly isSigned: boolean },
): StsRefusalForm | null {
  const isForm = (form: StsRefusalForm) => form.awsCode === awsCode && form.message.test(message)
  return stsRefusalForms.find((form) => isForm(form) && (call.isSigned || !form.isSigned)) ?? null
}

function denials(): readonly StsRefusalForm[] {
  const awsCode = 'AccessDenied'
  const code = 'sts_denied'
  const noMfa = /^MultiFactorAuthentication failed, must provide both MFA serial number/
  const wrongMfa = /^MultiFactorAuthentication failed with invalid MFA one time pass code/
  const wrongSerial = /^MultiFactorAuthentication failed, unable to validate MFA code/
  return [
    { awsCode, message: noMfa, code: 'mfa_code_required', reason: 'mfa-missing' },
    { awsCode, message: wrongMfa, code: 'mfa_code_rejected', reason: 'mfa-wrong' },
    { awsCode, message: wrongSerial, code: 'mfa_code_rejected', reason: 'mfa-serial' },
    { awsCode, message: /\bwith an explicit deny\b/, code, reason: 'explicit-deny' },
    { awsCode, message: /\bperform:? sts:TagSession\b/, code, reason: 'tag-session' },
    { awsCode, message: /\bperform:? sts:SetSourceIdentity\b/, code, reason: 'set-source-identity' },
    {
      awsCode,
      message: /^Not authorized to perform sts:AssumeRoleWith(?:WebIdentity|SAML)/,
      code,
      reason: 'trust-policy',
    },
    { awsCode, message: /^User: \S+ is not authorized to perform: sts:\w+/, code, reason: 'identity-policy' },
  ]
}

function rejectedTokens(): readonly StsRefusalForm[] {
  const awsCode = 'InvalidIdentityToken'
  const code = 'sts_token_rejected'
  const unreadableKey = /^Couldn't retrieve verification key/
  return [
    { awsCode, message: unreadableKey, code: 'sts_issuer_unreachable', reason: 'key-not-retrieved' },
    { awsCode: 'IDPCommunicationError', message: any, code: 'sts_issuer_unreachable', reason: 'issuer-silent' },
    { awsCode, message: /^No OpenIDConnect provider found in your account/, code, reason: 'provider-not-registered' },
    { awsCode, message: /^Specified provider doesn't exist/, code, reason: 'provider-missing' },
    { awsCode, message: /^Incorrect token audience/, code, reason: 'audience' },
    { awsCode, message: /^Response does not contain the required audience/, code, reason: 'audience' },
    { awsCode, message: /doesn't match configured thumbprint/, code, reason: 'thumbprint' },
    { awsCode, message: /^Response signature invalid/, code, reason: 'signature' },
    { awsCode, message: /must contain an assertion with a mandatory signature/, code, reason: 'assertion-unsigned' },
    { awsCode, message: /^Invalid base64 SAMLResponse/, code, reason: 'response-invalid' },
    { awsCode, message: /^Issuer not present in specified provider/, code, reason: 'issuer' },
    { awsCode, message: /doesn't contain the requested Role and Metadata/, code, reason: 'role-not-in-assertion' },
    { awsCode, message: /^RoleSessionName (?:is required|in AuthnResponse must match)/, code, reason: 'session-name' },
    { awsCode, message: /^Source Identity must match/, code, reason: 'source-identity' },
    { awsCode: 'IDPRejectedClaim', message: any, code, reason: 'claim-rejected' },
  ]
}

function expiredTokens(): readonly StsRefusalForm[] {
  const awsCode = 'ExpiredTokenException'
  const code = 'sts_token_expired'
  return [
    { awsCode, message: /^Token expired: /, code, reason: 'token-expired' },
    { awsCode, message: /^Token too old: /, code, reason: 'token-too-old' },
    { awsCode, message: /^Response has expired/, code, reason: 'response-expired' },
    { awsCode, message: /^Token must be redeemed within 5 minutes of issuance/, code, reason: 'response-too-old' },
  ]
}

function rejectedRequests(): readonly StsRefusalForm[] {
  const awsCode = 'ValidationError'
  const code = 'sts_request_rejected'
  return [
    { awsCode, message: /DurationSeconds exceeds (?:the )?MaxSessionDuration/, code, reason: 'duration-above-role' },
    { awsCode, message: /1 hour session limit for roles assumed by role chaining/, code, reason: 'duration-chained' },
    { awsCode, message: /'durationSeconds' failed to satisfy constraint/, code, reason: 'duration-invalid' },
    { awsCode, message: /'roleSessionName' failed to satisfy constraint/, code, reason: 'session-name-invalid' },
    { awsCode: 'MalformedPolicyDocument', message: any, code, reason: 'policy-malformed' },
    { awsCode: 'MalformedInput', message: any, code, reason: 'input-malformed' },
    { awsCode: 'PackedPolicyTooLarge', message: any, code: 'sts_policy_too_large', reason: 'packed-size' },
  ]
}

/** What AWS says about the keys that signed the call, rather than about the call. */
function rejectedSigners(): readonly StsRefusalForm[] {
  const awsCode = 'SignatureDoesNotMatch'
  const code = 'aws_credentials_rejected'
  return [
    { awsCode: 'InvalidClientTokenId', message: any, code, reason: 'key-unknown', isSigned: true },
    { awsCode: 'UnrecognizedClientException', message: any, code, reason: 'key-unknown' },
    { awsCode: 'ExpiredToken', message: any, code, reason: 'session-ended' },
    { awsCode, message: /^Signature (?:expired|not yet current)/, code, reason: 'clock' },
    { awsCode, message: any, code, reason: 'signature-mismatch' },
    { awsCode: 'IncompleteSignature', message: any, code, reason: 'signature-absent' },
    { awsCode: 'MissingAuthenticationToken', message: any, code, reason: 'signature-absent' },
  ]
}
