import { AwsFault } from '../aws-fault'
import type { OidcProvider } from '../entities'
import { parseRoleArn } from '../identifiers'
import { isBoundToRole, readSourceIdentityClaim, readTagClaims } from './aws-claims'
import { type FederatedClaim, noteClaim, openFederatedSession } from './federated-session'
import type { StsCall, StsOperation } from './operation'
import { namePattern, readRoleParameters } from './parameters'
import { readIssuer, verifyWebIdentity, type WebIdentity } from './web-identity-token'

/** Exchanges a JWT of a registered OIDC issuer for role credentials. Source: STS AssumeRoleWithWebIdentity. */
export const assumeRoleWithWebIdentity: StsOperation = {
  auth: 'none',
  async run(call) {
    const sessionName = call.parameters.get('RoleSessionName')
    const token = call.parameters.get('WebIdentityToken')
    const providerId = call.parameters.get('ProviderId')
    const parameters = readRoleParameters(call.parameters, [
      { member: 'roleSessionName', value: sessionName, isRequired: true, min: 2, max: 64, pattern: namePattern },
      { member: 'webIdentityToken', value: token, isRequired: true, min: 4, max: 20000, isSecret: true },
      { member: 'providerId', value: providerId, min: 4, max: 2048 },
    ])
    call.note({
      roleArn: parameters.roleArn,
      durationSeconds: parameters.durationSeconds,
      roleSessionName: sessionName ?? '',
    })
    refuseStrayInput(call, providerId)
    const provider = findProvider(call, token ?? '', parameters.roleArn)
    const { issuerKeys, now } = call.context
    const identity = await verifyWebIdentity(token ?? '', provider, { keys: issuerKeys, now: now() })
    const claim = readClaim(identity, provider, { roleArn: parameters.roleArn, sessionName: sessionName ?? '' })
    noteClaim(call, claim)
    const elements = openFederatedSession(call, parameters, claim)
    return {
      SubjectFromWebIdentityToken: identity.claims.sub,
      ...elements,
      Provider: provider.arn,
      Audience: identity.clientId,
    }
  },
}

/** A leftover security token makes AWS fail to verify; `ProviderId` is for two OAuth providers and never for OIDC. */
function refuseStrayInput(call: StsCall, providerId: string | null): void {
  if (call.request.headers['x-amz-security-token'] !== undefined) {
    throw rejected(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    )
  }
  if (providerId !== null)
    throw new AwsFault('ValidationError', 400, 'ProviderId must not be set for OpenID Connect providers')
}

function findProvider(call: StsCall, token: string, roleArn: string): OidcProvider {
  const issuer = readIssuer(token)
  const provider = call.context.registry.oidcProvider(parseRoleArn(roleArn)?.accountId ?? '', issuer)
  if (!provider) throw rejected(`No OpenIDConnect provider found in your account for ${issuer}`)
  return provider
}

function readClaim(
  identity: WebIdentity,
  provider: OidcProvider,
  request: { readonly roleArn: string; readonly sessionName: string },
): FederatedClaim {
  const { claims, clientId } = identity
  const isAuthorized = isBoundToRole(claims, request.roleArn)
  return {
    ...readTagClaims(claims),
    action: 'sts:AssumeRoleWithWebIdentity',
    providerArn: provider.arn,
    sessionName: request.sessionName,
    sourceIdentity: readSourceIdentityClaim(claims),
    keys: {
      [`${provider.keyPrefix}:aud`]: clientId,
      [`${provider.keyPrefix}:sub`]: claims.sub,
      ...(claims.amr ? { [`${provider.keyPrefix}:amr`]: claims.amr } : {}),
      'sts:RoleAuthorizedByIdp': String(isAuthorized),
    },
    lastingKeys: {},
    longestSeconds: Number.POSITIVE_INFINITY,
  }
}

function rejected(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}
