import type { CheckText } from '../domain/denial-check'
import { samlRecipient } from '../domain/partition'
import { companyIssuers, companySources } from './company-issuer'
import type { Denial } from './denial'
import type { PlaceOfCheck } from './denial-check'
import type { TrustPlan } from './plan'

/** An answer of AWS that says by itself what is wrong. */
interface DenialCause {
  readonly codes: readonly string[]
  readonly pattern: RegExp
  readonly place: PlaceOfCheck
  readonly says: (denial: Denial, plan: TrustPlan | null) => CheckText
}

const token = ['InvalidIdentityToken']

/** The first that fits counts. Source: the error lists of the STS API Reference and of IAM's federation troubleshooting pages. */
export const denialCauses: readonly DenialCause[] = [
  {
    codes: token,
    pattern: /No OpenIDConnect provider found/,
    place: 'provider',
    says: (denial) => ({
      message: denial.method === 'id-token' ? 'companyOidcProviderMissing' : 'oidcProviderMissing',
      values: { account: denial.accountId, issuers: clientOf(denial).issuers },
    }),
  },
  {
    codes: token,
    pattern: /Incorrect token audience/,
    place: 'provider',
    says: (denial) => ({ message: 'oidcAudience', values: { audiences: clientOf(denial).audiences } }),
  },
  { codes: token, pattern: /Couldn't retrieve verification key/, place: 'provider', says: unreadableIssuer },
  { codes: ['IDPCommunicationError'], pattern: /(?:)/, place: 'provider', says: unreadableIssuer },
  {
    codes: token,
    pattern: /thumbprint/,
    place: 'provider',
    says: plainly('thumbprints'),
  },
  {
    codes: token,
    pattern: /Specified provider doesn't exist/,
    place: 'provider',
    says: ({ config, accountId, method }) =>
      method === 'assertion'
        ? { message: 'companySamlProviderMissing', values: { account: accountId } }
        : { message: 'samlProviderMissing', values: { account: accountId, provider: config.aws.saml.providerName } },
  },
  {
    codes: token,
    pattern: /Issuer not present/,
    place: 'provider',
    says: ({ config, method }) =>
      method === 'assertion'
        ? { message: 'companySamlEntityId', values: {} }
        : { message: 'samlEntityId', values: { entityId: config.aws.saml.entityId } },
  },
  {
    codes: token,
    pattern: /signature/i,
    place: 'provider',
    says: ({ method }) => ({ message: method === 'assertion' ? 'companySamlKey' : 'samlKey', values: {} }),
  },
  {
    codes: token,
    pattern: /requested Role/,
    place: 'role',
    says: plainly('sameAccount'),
  },
  {
    codes: ['ValidationError'],
    pattern: /MaxSessionDuration/,
    place: 'role',
    says: (_, plan) => {
      const role = plan?.roles[0]
      return role
        ? { message: 'maxSession', values: { role: role.arn, seconds: String(role.maxSessionSeconds) } }
        : { message: 'maxSessionUnknown', values: {} }
    },
  },
  {
    codes: ['ValidationError'],
    pattern: /role chaining/,
    place: 'brevet',
    says: plainly('roleChaining'),
  },
  {
    codes: ['AccessDenied'],
    pattern: /MultiFactorAuthentication failed with invalid MFA one time pass code/,
    place: 'mfa-device',
    says: plainly('codeWrong'),
  },
  {
    codes: ['AccessDenied'],
    pattern: /MultiFactorAuthentication failed/,
    place: 'mfa-device',
    says: plainly('serialNumber'),
  },
  {
    codes: ['ExpiredTokenException'],
    pattern: /./,
    place: 'brevet',
    says: plainly('tokenExpired'),
  },
  {
    codes: ['PackedPolicyTooLarge'],
    pattern: /(?:)/,
    place: 'brevet',
    says: ({ sent }) => ({ message: 'tooLarge', values: { tags: String(sent.tagKeys.length) } }),
  },
  {
    codes: ['RegionDisabledException'],
    pattern: /(?:)/,
    place: 'account',
    says: ({ accountId }) => ({ message: 'regionOff', values: { account: accountId } }),
  },
  {
    codes: ['InvalidClientTokenId', 'ExpiredToken', 'SignatureDoesNotMatch', 'MissingAuthenticationToken'],
    pattern: /(?:)/,
    place: 'brevet',
    says: plainly('ownCredentials'),
  },
  {
    codes: ['IDPRejectedClaim'],
    pattern: /(?:)/,
    place: 'trust-policy',
    says: ({ config }, plan) => {
      if (plan === null) return { message: 'claimRejected', values: {} }
      const recipient = samlRecipient(plan.account.partition, config.aws.saml.partitions)
      return recipient
        ? { message: 'claimRejectedRecipient', values: { recipient } }
        : { message: 'claimRejectedPartition', values: {} }
    },
  },
]

/** The OIDC issuers in question. */
function clientOf({ config, method }: Denial) {
  if (method !== 'id-token') {
    const { issuer, audience } = config.aws.webIdentity
    return { issuers: [issuer], audiences: [audience] }
  }
  const company = companySources(config).flatMap(companyIssuers)
  return { issuers: company.map(({ issuer }) => issuer), audiences: company.map(({ clientId }) => clientId) }
}

function unreadableIssuer(denial: Denial): CheckText {
  const places = clientOf(denial).issuers.map((issuer) => `${issuer.replace(/\/$/, '')}/.well-known/`)
  return { message: 'issuerUnreadable', values: { places } }
}

type PlainMessage =
  | 'thumbprints'
  | 'sameAccount'
  | 'roleChaining'
  | 'codeWrong'
  | 'serialNumber'
  | 'tokenExpired'
  | 'ownCredentials'

/** A sentence into which nothing is put. */
function plainly(message: PlainMessage): () => CheckText {
  return () => ({ message, values: {} })
}
