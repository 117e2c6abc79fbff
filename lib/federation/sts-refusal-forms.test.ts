import { describe, expect, it } from 'vitest'
import { awsReasons } from '../domain/aws-reason'
import { describeFailure } from './sts-errors'
import { recogniseRefusal, stsRefusalForms } from './sts-refusal-forms'

const role = 'arn:aws:iam::111122223333:role/Developer'
const caller = 'User: arn:aws:sts::999988887777:assumed-role/brevet/i-0a is not authorized to perform:'
const unknownToken = 'The security token included in the request is invalid.'
const constraint = (field: string) =>
  `1 validation error detected: Value 'x' at '${field}' failed to satisfy constraint: Member must have length less than or equal to 64`
const saml = (text: string) =>
  `${text} (Service: AWSOpenIdDiscoveryService; Status Code: 400; Error Code: AuthSamlInvalidSamlResponseException; Request ID: 5b0e; Proxy: null)`

/** AWS's code, status and message; Brevet's code and reason. */
const answers: ReadonlyArray<readonly [string, number, string, string, string]> = [
  ['AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 'sts_denied', 'trust-policy'],
  ['AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithSAML', 'sts_denied', 'trust-policy'],
  ['AccessDenied', 403, `${caller} sts:AssumeRole on resource: ${role}`, 'sts_denied', 'identity-policy'],
  ['AccessDenied', 403, `${caller} sts:TagSession on resource: ${role}`, 'sts_denied', 'tag-session'],
  ['AccessDenied', 403, `${caller} sts:SetSourceIdentity on resource: ${role}`, 'sts_denied', 'set-source-identity'],
  [
    'AccessDenied',
    403,
    `${caller} sts:AssumeRole on resource: ${role} with an explicit deny in a service control policy`,
    'sts_denied',
    'explicit-deny',
  ],
  [
    'AccessDenied',
    403,
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    'mfa_code_rejected',
    'mfa-wrong',
  ],
  [
    'AccessDenied',
    403,
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    'mfa_code_rejected',
    'mfa-serial',
  ],
  [
    'AccessDenied',
    403,
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    'mfa_code_required',
    'mfa-missing',
  ],
  [
    'InvalidIdentityToken',
    400,
    'No OpenIDConnect provider found in your account for https://aws.example.com',
    'sts_token_rejected',
    'provider-not-registered',
  ],
  ['InvalidIdentityToken', 400, 'Incorrect token audience', 'sts_token_rejected', 'audience'],
  [
    'InvalidIdentityToken',
    400,
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    'sts_issuer_unreachable',
    'key-not-retrieved',
  ],
  [
    'InvalidIdentityToken',
    400,
    "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
    'sts_token_rejected',
    'thumbprint',
  ],
  ['InvalidIdentityToken', 400, 'Response does not contain the required audience.', 'sts_token_rejected', 'audience'],
  ['InvalidIdentityToken', 400, 'Response signature invalid', 'sts_token_rejected', 'signature'],
  [
    'InvalidIdentityToken',
    400,
    saml('Response (with optional signature) must contain an assertion with a mandatory signature'),
    'sts_token_rejected',
    'assertion-unsigned',
  ],
  ['InvalidIdentityToken', 400, saml('Invalid base64 SAMLResponse'), 'sts_token_rejected', 'response-invalid'],
  ['InvalidIdentityToken', 400, 'Issuer not present in specified provider', 'sts_token_rejected', 'issuer'],
  ['InvalidIdentityToken', 400, "Specified provider doesn't exist.", 'sts_token_rejected', 'provider-missing'],
  [
    'InvalidIdentityToken',
    400,
    "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    'sts_token_rejected',
    'role-not-in-assertion',
  ],
  ['InvalidIdentityToken', 400, 'RoleSessionName is required in AuthnResponse', 'sts_token_rejected', 'session-name'],
  [
    'InvalidIdentityToken',
    400,
    'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
    'sts_token_rejected',
    'session-name',
  ],
  [
    'InvalidIdentityToken',
    400,
    'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
    'sts_token_rejected',
    'source-identity',
  ],
  ['IDPRejectedClaim', 403, 'The claim was rejected', 'sts_token_rejected', 'claim-rejected'],
  [
    'ExpiredTokenException',
    400,
    'Token expired: current date/time 1624482533 must be before the expiration date/time1624482335',
    'sts_token_expired',
    'token-expired',
  ],
  ['ExpiredTokenException', 400, 'Token too old: 1624482335', 'sts_token_expired', 'token-too-old'],
  ['ExpiredTokenException', 400, 'Response has expired', 'sts_token_expired', 'response-expired'],
  [
    'ExpiredTokenException',
    400,
    'Token must be redeemed within 5 minutes of issuance',
    'sts_token_expired',
    'response-too-old',
  ],
  ['IDPCommunicationError', 400, 'The identity provider did not answer', 'sts_issuer_unreachable', 'issuer-silent'],
  ['PackedPolicyTooLarge', 400, 'Packed size of session tags consumes 101%', 'sts_policy_too_large', 'packed-size'],
  [
    'ValidationError',
    400,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'sts_request_rejected',
    'duration-above-role',
  ],
  [
    'ValidationError',
    400,
    'Requested DurationSeconds exceeds MaxSessionDuration set for this role.',
    'sts_request_rejected',
    'duration-above-role',
  ],
  [
    'ValidationError',
    400,
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    'sts_request_rejected',
    'duration-chained',
  ],
  ['ValidationError', 400, constraint('durationSeconds'), 'sts_request_rejected', 'duration-invalid'],
  ['ValidationError', 400, constraint('roleSessionName'), 'sts_request_rejected', 'session-name-invalid'],
  ['MalformedPolicyDocument', 400, 'The policy is not valid JSON', 'sts_request_rejected', 'policy-malformed'],
  ['MalformedInput', 400, 'Top level element may not be treated as a list', 'sts_request_rejected', 'input-malformed'],
  [
    'RegionDisabledException',
    403,
    'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
    'sts_region_disabled',
    'region-deactivated',
  ],
  ['InvalidClientTokenId', 403, unknownToken, 'sts_region_disabled', 'opt-in-region'],
  ['UnrecognizedClientException', 403, unknownToken, 'aws_credentials_rejected', 'key-unknown'],
  [
    'ExpiredToken',
    403,
    'The security token included in the request is expired',
    'aws_credentials_rejected',
    'session-ended',
  ],
  [
    'SignatureDoesNotMatch',
    403,
    'Signature expired: 20261125T080000Z is now earlier than 20261125T081000Z (20261125T082500Z - 15 min.)',
    'aws_credentials_rejected',
    'clock',
  ],
  [
    'SignatureDoesNotMatch',
    403,
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    'aws_credentials_rejected',
    'signature-mismatch',
  ],
  [
    'IncompleteSignature',
    400,
    'Authorization header requires existence of either a X-Amz-Date or a Date header.',
    'aws_credentials_rejected',
    'signature-absent',
  ],
  [
    'MissingAuthenticationToken',
    403,
    'Request is missing Authentication Token',
    'aws_credentials_rejected',
    'signature-absent',
  ],
  ['Throttling', 400, 'Rate exceeded', 'sts_throttled', 'rate-exceeded'],
  ['ThrottlingException', 400, 'Rate exceeded', 'sts_throttled', 'rate-exceeded'],
  ['RequestLimitExceeded', 400, 'Request limit exceeded', 'sts_throttled', 'rate-exceeded'],
  ['InternalFailure', 500, 'Internal failure', 'sts_unreachable', 'internal-failure'],
  ['ServiceUnavailable', 503, 'Service unavailable', 'sts_unreachable', 'service-unavailable'],
]

/** Where it matters who signed. */
const signedAnswers: typeof answers = [
  ['InvalidClientTokenId', 403, unknownToken, 'aws_credentials_rejected', 'key-unknown'],
]

function failureOf(awsCode: string, status: number, message: string, isSigned = false) {
  const thrown = Object.assign(new Error(message), { Code: awsCode, $metadata: { httpStatusCode: status } })
  return describeFailure(thrown, { region: 'eu-west-1', isSigned }).error
}

describe('an answer of AWS', () => {
  it.each(answers)('%s (%i) "%s" is %s with the reason %s', (awsCode, status, message, code, reason) => {
    expect(failureOf(awsCode, status, message)).toMatchObject({ code, details: { awsCode, reason } })
  })

  it.each(signedAnswers)(
    'to a signed call %s (%i) "%s" is %s with the reason %s',
    (awsCode, status, message, code, reason) => {
      expect(failureOf(awsCode, status, message, true)).toMatchObject({ code, details: { awsCode, reason } })
    },
  )

  it.each(stsRefusalForms.map((form) => [form.awsCode, String(form.message), form] as const))(
    'in the form %s %s is recognised by an example above',
    (_awsCode, _message, form) => {
      const recognised = [
        ...answers.map(([awsCode, , message]) => recogniseRefusal(awsCode, message, { isSigned: false })),
        ...signedAnswers.map(([awsCode, , message]) => recogniseRefusal(awsCode, message, { isSigned: true })),
      ]
      expect(recognised).toContain(form)
    },
  )

  it('has every reason that a code of STS can have', () => {
    const known = new Set(stsRefusalForms.map(({ code, reason }) => `${code} ${reason}`))
    const all = Object.entries(awsReasons).flatMap(([code, reasons]) => reasons.map((reason) => `${code} ${reason}`))
    const ofBrevet = ['sts_unreachable network', 'sts_unreachable timeout']
    expect(all.filter((one) => !one.startsWith('console_') && !known.has(one))).toEqual(ofBrevet)
  })

  it.each([
    ['AccessDenied', 403, 'sts_denied'],
    ['InvalidIdentityToken', 400, 'sts_token_rejected'],
    ['ExpiredTokenException', 400, 'sts_token_expired'],
    ['ValidationError', 400, 'sts_request_rejected'],
    ['InvalidAction', 400, 'sts_request_rejected'],
    ['MissingAction', 400, 'sts_request_rejected'],
  ])('%s (%i) with an unknown text has the code %s alone', (awsCode, status, code) => {
    const { code: named, details } = failureOf(awsCode, status, 'Something else about canary')
    expect(named).toBe(code)
    expect(details).not.toHaveProperty('reason')
    expect(details).not.toHaveProperty('awsMessage')
  })
})
