import { type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import { registerIssuer, registrationWarnings } from './oidc-registration'
import { sessionNamePin, sourceIdentityPin, subjectPatterns } from './session-conditions'

/**
 * Brevet as OIDC provider. The audience, the person's source, the one role that the token was minted for, session name and
 * source identity are pinned. Source: IAM User Guide, "Create a role for OpenID Connect federation".
 */
export function planWebIdentity({ config, account, trust }: MethodFacts): MethodResult {
  const { provider, keyPrefix } = registerIssuer(account, { owner: 'brevet', ...config.aws.webIdentity })
  const principal = { Federated: provider.arn }
  const statement = {
    Sid: 'BrevetByWebIdentity',
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${keyPrefix}:aud`]: provider.audience },
      StringLike: {
        [`${keyPrefix}:sub`]: subjectPatterns(config),
        ...sessionNamePin,
        ...sourceIdentityPin(trust),
      },
      Bool: { 'sts:RoleAuthorizedByIdp': 'true' },
    },
  } as const
  return {
    ok: true,
    plan: {
      ...nothingMore,
      providers: [provider],
      door: { statements: () => [statement], marker: principal },
      notes: [
        `AWS reads ${provider.url.replace(/\/$/, '')}/.well-known/openid-configuration and the key set named there over the public internet. ` +
          'For a portal that AWS cannot reach, publish both as static files: npm run trust -- documents --out DIR.',
      ],
      warnings: registrationWarnings(provider.url),
    },
  }
}
