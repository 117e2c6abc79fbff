import type { SeedAccount, SeedPartition } from './accounts'

/** AWS sign-in of each partition: the Recipient of assertions, which trust policies see as `saml:aud`. */
const samlRecipients: Readonly<Record<SeedPartition, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
}

/** Brevet writes `user:<source>:<subject>`; both sources of the demo are trusted. */
const subjects = ['user:corp:*', 'user:partners:*']

export const samlProviderName = 'brevet'
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
function webIdentityStatement(account: SeedAccount, portalUrl: string): object {
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
