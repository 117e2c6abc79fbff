import { type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import type { TrustUser } from './plan'
import { type PolicyStatement, policyOf } from './policy-document'
import { tagKeys } from './session-conditions'

/** The IAM user whose key Brevet holds. */
const userName = 'brevet'

/** GetFederationToken: the session has what the user has and the session policy repeats. Source: STS API Reference, GetFederationToken. */
export function planFederationToken({ account, config, trust }: MethodFacts): MethodResult {
  const sessions = `arn:${account.partition}:sts::${account.id}:federated-user/*`
  const allow = (sid: string, action: string): PolicyStatement => ({
    Sid: sid,
    Effect: 'Allow',
    Action: action,
    Resource: sessions,
  })
  const policy = policyOf(
    allow('BrevetFederates', 'sts:GetFederationToken'),
    ...(tagKeys(config, trust).length > 0 ? [allow('BrevetTags', 'sts:TagSession')] : []),
  )
  return {
    ok: true,
    plan: {
      ...nothingMore,
      user: iamUser(account, policy),
      steps: ['Make one access key of the user, and hand it to Brevet by reference; rotate it.'],
      notes: ['A session may do what the user may and the role’s session policy repeats, and nothing else.'],
      warnings: ['federation-token needs a long-term access key. Every other method but session-token does without.'],
    },
  }
}

/** The user of an account, with its inline policy. */
export function iamUser(account: MethodFacts['account'], policy: TrustUser['policy']): TrustUser {
  return { name: userName, arn: `arn:${account.partition}:iam::${account.id}:user/${userName}`, policy }
}
