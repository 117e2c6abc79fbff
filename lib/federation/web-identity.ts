import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { AwsConfig } from '../config/config'
import { federationTraits } from '../domain/federation-kind'
import { secret } from '../domain/secret'
import { type Assumption, confirmRole, describeAssumption, exchange } from './assumption'
import type { IssuerKeys } from './issuer-keys'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'

/** AWS checks the age since `iat` as well as `exp`; one token serves one call. */
const tokenSeconds = 300

interface WebIdentityDependencies extends MethodDependencies {
  readonly keys: IssuerKeys
  readonly now: () => Date
}

/**
 * Brevet as OIDC issuer: mints a token for this one role and exchanges it by AssumeRoleWithWebIdentity.
 * Source: IAM User Guide, "Create a role for OIDC federation"; STS User Guide, "Pass session tags".
 */
export function createWebIdentity({ aws, trusts, keys, sts, now }: WebIdentityDependencies): FederationMethod {
  const mintToken = async (assumption: Assumption) => {
    const key = await keys.current()
    const header = { alg: key.algorithm, kid: key.id, typ: 'JWT' }
    const input = `${encoded(header)}.${encoded(tokenClaims(assumption, aws.webIdentity, now()))}`
    return secret(`${input}.${(await key.sign(input)).toString('base64url')}`)
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

/** JWS Compact Serialization: RFC 7515, 7.1. */
function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part), 'utf8').toString('base64url')
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
