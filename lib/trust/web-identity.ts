import type { MethodFacts, MethodResult } from './method-plan'
import { policyOf } from './policy-document'
import { personNames, sessionStatements, subjectPatterns } from './session-conditions'

/**
 * Brevet as OIDC provider. The audience, the person's source, the one role that the token was minted for, session name and
 * source identity are pinned. Source: IAM User Guide, "Create a role for OpenID Connect federation".
 */
export function planWebIdentity({ config, account }: MethodFacts): MethodResult {
  const { issuer, audience } = config.aws.webIdentity
  const url = issuer.replace(/^(https:\/\/[^/]+?):443(?=\/|$)/, '$1')
  const keyPrefix = url.replace(/^https?:\/\//, '')
  const arn = `arn:${account.partition}:iam::${account.id}:oidc-provider/${keyPrefix}`
  const principal = { Federated: arn }
  const trustPolicy = policyOf(
    {
      Sid: 'BrevetAssumes',
      Effect: 'Allow',
      Principal: principal,
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { [`${keyPrefix}:aud`]: audience },
        StringLike: { [`${keyPrefix}:sub`]: subjectPatterns(config), ...personNames },
        Bool: { 'sts:RoleAuthorizedByIdp': 'true' },
      },
    },
    ...sessionStatements(principal, config),
  )
  return {
    ok: true,
    plan: {
      provider: { kind: 'oidc', arn, url, audience },
      trustPolicy,
      user: null,
      broker: null,
      notes: [
        `AWS reads ${url.replace(/\/$/, '')}/.well-known/openid-configuration and the key set named there over the public internet. ` +
          'For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR.',
      ],
      warnings: registrationWarnings(url),
    },
  }
}

/** What IAM's CreateOpenIDConnectProvider refuses. */
function registrationWarnings(url: string): readonly string[] {
  const warnings: string[] = []
  if (!url.startsWith('https://')) warnings.push(`IAM registers https issuers only, and this one is ${url}.`)
  if (new URL(url).port !== '') warnings.push(`IAM registers issuers without a port only, and this one is ${url}.`)
  if (url.length > 255) warnings.push('IAM registers issuers of at most 255 characters.')
  return warnings
}
