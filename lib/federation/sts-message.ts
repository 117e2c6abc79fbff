/**
 * Texts of AWS that name a fault of the set-up and quote nothing but ids from our own configuration.
 * AWS may echo what it was sent, so any other text is dropped. Source: IAM User Guide, "Troubleshooting SAML 2.0 federation"
 * and "Troubleshooting OIDC federation"; messages recorded from AWS.
 */
const safeTexts: readonly RegExp[] = [
  /^Not authorized to perform sts:AssumeRoleWith(?:WebIdentity|SAML)/,
  /^No OpenIDConnect provider found in your account for https?:\/\/[\w.:/-]{1,255}/,
  /^Incorrect token audience/,
  /^Couldn't retrieve verification key from your identity provider/,
  /^OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint/,
  /^Token expired: current date\/time \d{1,12} must be before the expiration date\/time ?\d{1,12}/,
  /^Token too old: \d{1,12}/,
  /^Token must be redeemed within 5 minutes of issuance/,
  /^Response has expired/,
  /^Response signature invalid/,
  /^Response \(with optional signature\) must contain an assertion with a mandatory signature/,
  /^Response does not contain the required audience/,
  /^Invalid base64 SAMLResponse/,
  /^Issuer not present in specified provider/,
  /^Specified provider doesn't exist/,
  /^SAML Assertion doesn't contain the requested Role and Metadata in the attributes/,
  /^RoleSessionName (?:is required in AuthnResponse|in AuthnResponse must match)/,
  /^Source Identity must match/,
  /^(?:The r|R)equested DurationSeconds exceeds (?:the )?MaxSessionDuration set for this role/,
  /^Packed (?:policy|size of session tags) consumes \d{1,6}% of allotted space/,
  /^(?:The r|R)equested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining/,
  /^MultiFactorAuthentication failed with invalid MFA one time pass code/,
  /^MultiFactorAuthentication failed, unable to validate MFA code/,
  /^MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code/,
  /^STS is not activated in this region(?: for account:\d{12})?/,
  /^The security token included in the request is (?:invalid|expired)/,
  /^Signature (?:expired|not yet current): [\dTZ]{16} is (?:now|still) (?:earlier|later) than [\dTZ]{16}/,
  /^The request signature we calculated does not match the signature you provided/,
  /^Rate exceeded/,
]

const constraint =
  /^\d{1,3} validation errors? detected: Value .*? at '(\w{1,64})' failed to satisfy constraint: (Member must have (?:length|value) (?:less|greater) than or equal to \d{1,6}|Member must satisfy regular expression pattern)/s

/** The caller's own ARN, which may hold a person's session name, is left out. */
const notAuthorized =
  /^User: \S{1,2048} is not authorized to perform: (sts:\w{1,40}) on resource: (arn:[\w:/+=,.@*-]{1,200})( with an explicit deny in an? [\w -]{1,40} policy)?/

/** A JWT or a part of one, should it stand where an id is expected. */
const tokenLike = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g
const longestText = 300

/** AWS's message as far as it may be shown, at most 300 characters; null when it is none of the known texts. */
export function safeMessage(message: string): string | null {
  const [, field, rule] = constraint.exec(message) ?? []
  if (field && rule) return `Value at '${field}' failed to satisfy constraint: ${rule}`
  const [, action, resource, deny = ''] = notAuthorized.exec(message) ?? []
  if (action && resource)
    return `Not authorized to perform ${action} on resource ${resource}${deny}`.slice(0, longestText)
  for (const text of safeTexts) {
    const match = text.exec(message)
    if (match) return match[0].replace(tokenLike, '[removed]').slice(0, longestText)
  }
  return null
}
