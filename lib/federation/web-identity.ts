import { randomUUID } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import type { AwsConfig } from '../config/config'
import { federationTraits } from '../domain/federation-kind'
import { secret } from '../domain/secret'
import { type Assumption, confirmRole, describeAssumption, exchange } from './assumption'
import { createKeyImport } from './key-import'
import type { FederationMethod } from './method'
import type { SigningDependencies } from './method-dependencies'

/** AWS checks the age since `iat` as well as `exp`; one token serves one call. */
const tokenSeconds = 300

/**
 * Brevet as OIDC issuer: mints a token for this one role and exchanges it by AssumeRoleWithWebIdentity.
 * Source: IAM User Guide, "Create a role for OIDC federation"; STS User Guide, "Pass session tags".
 */
export function createWebIdentity({ aws, trusts, keys, sts, now }: SigningDependencies): FederationMethod {
  const importKey = createKeyImport()
  const mintToken = async (assumption: Assumption) => {
    const key = await keys.current()
    const token = await new SignJWT(tokenClaims(assumption, aws.webIdentity, now()))
      .setProtectedHeader({ alg: key.algorithm, kid: key.id, typ: 'JWT' })
      .sign(importKey(key))
    return secret(token)
  }
  return {
    kind: 'web-identity',
    ...federationTraits['web-identity'],
    async issue(request) {
      const assumption = describeAssumption(request, { aws, trusts })
      const webIdentityToken = await mintToken(assumption)
      const { role, roleArn, sessionName: roleSessionName, durationSeconds, sessionPolicy } = assumption
      const call = { roleArn, roleSessionName, webIdentityToken, durationSeconds, sessionPolicy }
      return exchange(assumption, async () => confirmRole(await sts.assumeRoleWithWebIdentity(call), role, assumption))
    },
  }
}

/** No `azp`: AWS would take it for the audience. No tags claim without tags. */
function tokenClaims(assumption: Assumption, { issuer, audience }: AwsConfig['webIdentity'], now: Date): JWTPayload {
  const issuedAt = Math.floor(now.getTime() / 1000)
  const tags = assumption.session.tags.map(({ key, value }) => [key, [value]] as const)
  const { transitiveTagKeys } = assumption
  const inherited = transitiveTagKeys.length > 0 && { transitive_tag_keys: transitiveTagKeys }
  return {
    iss: issuer,
    aud: audience,
    sub: assumption.subject,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + tokenSeconds,
    jti: randomUUID(),
    ...(tags.length > 0 && {
      'https://aws.amazon.com/tags': { principal_tags: Object.fromEntries(tags), ...inherited },
    }),
    ...(assumption.sourceIdentity !== null && {
      'https://aws.amazon.com/source_identity': assumption.sourceIdentity,
    }),
    'https://aws.amazon.com/roles': [assumption.roleArn],
  }
}
