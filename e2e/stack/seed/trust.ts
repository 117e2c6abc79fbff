import type { SeedAccount, SeedPartition } from './accounts'

/** AWS sign-in of each partition: the Recipient of assertions, which trust policies see as `saml:aud`. */
const samlRecipients: Readonly<Record<SeedPartition, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
  'aws-eusc': 'https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml',
}

/** Brevet writes `user:<source>:<subject>`; both sources of the demo are trusted. */
const subjects = ['user:corp:*', 'user:partners:*']

/** `sub` of ana and cleo at the company's provider. */
const companySubjects = ['u-1001', 'u-1003']

/** The portal's client id there. */
export const companyClient = 'brevet'
export const samlProviderName = 'brevet'
/** The partner's provider, in the accounts that trust its assertions. */
export const partnerProviderName = 'partner-sso'
export const audience = 'sts.amazonaws.com'

/**
 * The trust policy of every role of an account, pinned to this portal, and whatever else it trusts. Source: IAM User
 * Guide, federation trust policies.
 */
export function trustPolicyFor(account: SeedAccount, portalUrl: string, more: readonly object[] = []): object {
  const statement =
    account.method === 'saml' ? samlStatement(account, portalUrl) : webIdentityStatement(account, portalUrl)
  return { Version: '2012-10-17', Statement: [statement, ...more] }
}

/** The audience is ours, the person comes from our sources, and the token was minted for this very role. */
export function webIdentityStatement(
  account: { readonly id: string; readonly partition: string },
  portalUrl: string,
): object {
  const issuer = portalUrl.replace(/^https?:\/\//, '')
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:${account.partition}:iam::${account.id}:oidc-provider/${issuer}` },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession', 'sts:SetSourceIdentity'],
    Condition: {
      StringEquals: { [`${issuer}:aud`]: audience },
      StringLike: { [`${issuer}:sub`]: subjects },
      Bool: { 'sts:RoleAuthorizedByIdp': 'true' },
    },
  }
}

/** Without `sub`, everybody who gets a token of this client would hold the role, whatever the portal's grants say. */
export function companyTrustPolicy(account: SeedAccount, oidcUrl: string): object {
  const issuer = oidcUrl.replace(/^https?:\/\//, '')
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${account.partition}:iam::${account.id}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: companyClient, [`${issuer}:sub`]: companySubjects } },
  }
  return { Version: '2012-10-17', Statement: [statement] }
}

/** The partner's provider says who may be whom; the portal only carries its assertions. */
export function partnerTrustPolicy(account: SeedAccount, samlUrl: string): object {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${account.partition}:iam::${account.id}:saml-provider/${partnerProviderName}` },
    Action: ['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity'],
    Condition: {
      StringEquals: { 'saml:aud': samlRecipients[account.partition], 'saml:iss': `${samlUrl}/metadata` },
    },
  }
  return { Version: '2012-10-17', Statement: [statement] }
}

/** STS checks no audience: without `saml:aud` an assertion made for another recipient would do. */
function samlStatement(account: SeedAccount, portalUrl: string): object {
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:${account.partition}:iam::${account.id}:saml-provider/${samlProviderName}` },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity'],
    Condition: {
      StringEquals: {
        'saml:aud': samlRecipients[account.partition],
        'saml:iss': `${portalUrl}/federation/saml/metadata`,
      },
      StringLike: { 'saml:sub': subjects },
    },
  }
}
