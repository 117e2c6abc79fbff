import { samlRecipient } from '../domain/partition'
import { companyIssuers, companySources } from './company-issuer'
import type { Denial, PlaceOfCheck } from './denial'
import type { TrustPlan } from './plan'

/** An answer of AWS that says by itself what is wrong. */
interface DenialCause {
  readonly codes: readonly string[]
  readonly pattern: RegExp
  readonly place: PlaceOfCheck
  readonly text: (denial: Denial, plan: TrustPlan | null) => string
}

const token = ['InvalidIdentityToken']

/** The first that fits counts. Source: the error lists of the STS API Reference and of IAM's federation troubleshooting pages. */
export const denialCauses: readonly DenialCause[] = [
  {
    codes: token,
    pattern: /No OpenIDConnect provider found/,
    place: 'provider',
    text: (denial) =>
      `Account ${denial.accountId} has no OIDC provider for ${clientOf(denial).issuers.join(' or ')}. Its URL must equal ${clientOf(denial).key}, a final slash included.`,
  },
  {
    codes: token,
    pattern: /Incorrect token audience/,
    place: 'provider',
    text: (denial) => `The OIDC provider must list the client id ${clientOf(denial).audiences.join(' or ')}.`,
  },
  { codes: token, pattern: /Couldn't retrieve verification key/, place: 'provider', text: unreadableIssuer },
  { codes: ['IDPCommunicationError'], pattern: /(?:)/, place: 'provider', text: unreadableIssuer },
  {
    codes: token,
    pattern: /thumbprint/,
    place: 'provider',
    text: () =>
      'The thumbprints of the OIDC provider fit the certificate no longer. With a public certificate none is needed.',
  },
  {
    codes: token,
    pattern: /Specified provider doesn't exist/,
    place: 'provider',
    text: ({ config, accountId, method }) =>
      method === 'assertion'
        ? `Account ${accountId} has no SAML provider of the ARN that the company’s assertion names.`
        : `Account ${accountId} has no SAML provider ${config.aws.saml.providerName}, the name in aws.saml.providerName.`,
  },
  {
    codes: token,
    pattern: /Issuer not present/,
    place: 'provider',
    text: ({ config, method }) =>
      `The metadata of the SAML provider must have the entity id ${method === 'assertion' ? 'of the company’s provider' : config.aws.saml.entityId}.`,
  },
  {
    codes: token,
    pattern: /signature/i,
    place: 'provider',
    text: ({ method }) =>
      `The SAML provider does not know the key that signed: update its metadata with ${method === 'assertion' ? 'the company’s' : 'Brevet’s'}, which IAM never fetches.`,
  },
  {
    codes: token,
    pattern: /requested Role/,
    place: 'role',
    text: () => 'Role and SAML provider must be in the same account, with the path that brevet.yaml says.',
  },
  {
    codes: ['ValidationError'],
    pattern: /MaxSessionDuration/,
    place: 'role',
    text: (_, plan) =>
      `MaxSessionDuration of ${plan?.roles[0]?.arn ?? 'the role'} must be at least maxSession of brevet.yaml: ${plan?.roles[0]?.maxSessionSeconds ?? 'at least 3600'} seconds.`,
  },
  {
    codes: ['ValidationError'],
    pattern: /role chaining/,
    place: 'brevet',
    text: () =>
      'Brevet’s own credentials are of a role, so that this is role chaining: 1 hour at most. Lower maxSession, or choose another method.',
  },
  {
    codes: ['AccessDenied'],
    pattern: /MultiFactorAuthentication failed with invalid MFA one time pass code/,
    place: 'mfa-device',
    text: () => 'The code was wrong, or had been used: every code works once, and the device’s clock must be right.',
  },
  {
    codes: ['AccessDenied'],
    pattern: /MultiFactorAuthentication failed/,
    place: 'mfa-device',
    text: () => 'The serial number in brevet.yaml must be the ARN of an MFA device that is assigned to this IAM user.',
  },
  {
    codes: ['ExpiredTokenException'],
    pattern: /./,
    place: 'brevet',
    text: () => 'The token was valid for 5 minutes when it left: check the clock of the machine.',
  },
  {
    codes: ['PackedPolicyTooLarge'],
    pattern: /(?:)/,
    place: 'brevet',
    text: ({ sent }) =>
      `Session policies and the ${sent.tagKeys.length} session tags together are too large: shorten aws.sessionTags or the policy.`,
  },
  {
    codes: ['RegionDisabledException'],
    pattern: /(?:)/,
    place: 'account',
    text: ({ accountId }) =>
      `STS is off in this region for account ${accountId}: activate it in IAM, “Account settings”, or choose another in aws.sts.regions.`,
  },
  {
    codes: ['InvalidClientTokenId', 'ExpiredToken', 'SignatureDoesNotMatch', 'MissingAuthenticationToken'],
    pattern: /(?:)/,
    place: 'brevet',
    text: () =>
      'AWS does not accept Brevet’s own AWS credentials: they are unknown, of another partition, expired, or the clock is wrong; or the region is not enabled for the account.',
  },
  {
    codes: ['IDPRejectedClaim'],
    pattern: /(?:)/,
    place: 'trust-policy',
    text: ({ config }, plan) =>
      plan === null
        ? 'AWS rejected a claim.'
        : `AWS rejected a claim; the Recipient must be ${samlRecipient(plan.account.partition, config.aws.saml.partitions) ?? 'the one of the partition'} and the clock right.`,
  },
]

/** The OIDC issuers in question, and where the file names them. */
function clientOf({ config, method }: Denial) {
  if (method !== 'id-token') {
    const { issuer, audience } = config.aws.webIdentity
    return { issuers: [issuer], audiences: [audience], key: 'aws.webIdentity.issuer' }
  }
  const company = companySources(config).flatMap(companyIssuers)
  const audiences = company.map(({ clientId }) => clientId)
  return { issuers: company.map(({ issuer }) => issuer), audiences, key: 'the issuer of the ID tokens' }
}

function unreadableIssuer(denial: Denial): string {
  const places = clientOf(denial).issuers.map((issuer) => `${issuer.replace(/\/$/, '')}/.well-known/`)
  return `AWS could not read the two documents below ${places.join(' or ')}: they must answer within 5 seconds on the public internet, with a public certificate.`
}
