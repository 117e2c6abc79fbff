/** How the STS fixture judges a web identity token: IAM User Guide, "Create a role for OIDC federation". */
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import type { Registration } from './registration.fixture'
import { type Granted, requireSession, requireThat } from './sts-answer.fixture'

const base = 'https://aws.amazon.com'

export async function judgeToken(form: URLSearchParams, registration: Registration): Promise<Granted> {
  const roleArn = form.get('RoleArn') ?? ''
  const token = form.get('WebIdentityToken') ?? ''
  const { company, now } = registration
  if (company && decodeJwt(token).iss === company.issuer) return judgeCompanyToken(token, form, { ...company, now })
  const claims = await verify(token, registration)
  checkTimes(claims)
  requireThat(claims.iss === registration.issuer, `No OpenIDConnect provider found in your account for ${claims.iss}`)
  requireThat(claims.aud === registration.audience, 'Incorrect token audience')
  requireThat(!('azp' in claims), 'Incorrect token audience')
  requireThat(typeof claims.sub === 'string' && claims.sub.length >= 6 && claims.sub.length <= 255, 'sub')
  requireThat(typeof claims.jti === 'string', 'jti')
  const roles = claims[`${base}/roles`]
  requireThat(Array.isArray(roles) && roles.length === 1 && roles[0] === roleArn, 'The role is not in the token')
  return requireSession({
    roleArn,
    sessionName: form.get('RoleSessionName') ?? '',
    sourceIdentity: (claims[`${base}/source_identity`] as string | undefined) ?? null,
    durationSeconds: Number(form.get('DurationSeconds')),
    tags: readTags(claims),
  })
}

type Company = NonNullable<Registration['company']> & Pick<Registration, 'now'>

/** A token of another issuer than us may live longer, names no role, and carries AWS's claims only if the issuer puts them there. */
async function judgeCompanyToken(token: string, form: URLSearchParams, company: Company): Promise<Granted> {
  const claims = await verify(token, company)
  requireThat((claims['azp'] ?? claims.aud) === company.clientId, 'Incorrect token audience')
  return requireSession({
    roleArn: form.get('RoleArn') ?? '',
    sessionName: form.get('RoleSessionName') ?? '',
    sourceIdentity: (claims[`${base}/source_identity`] as string | undefined) ?? null,
    durationSeconds: Number(form.get('DurationSeconds')),
    tags: readTags(claims),
  })
}

async function verify(token: string, registration: Pick<Registration, 'jwks' | 'now'>): Promise<JWTPayload> {
  const keySet = (await registration.jwks()) as JSONWebKeySet
  for (const key of keySet.keys) {
    requireThat(key.kid && key.use === 'sig' && key.alg && !('d' in key) && !('key_ops' in key), 'jwks')
  }
  try {
    const options = { currentDate: registration.now(), algorithms: ['ES256'], clockTolerance: 300 }
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keySet), options)
    requireThat(protectedHeader.kid, 'kid')
    return payload
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    const isExpired = error instanceof errors.JWTExpired
    requireThat(false, isExpired ? 'Token expired' : 'signature', isExpired ? 'ExpiredTokenException' : undefined)
  }
}

function checkTimes({ iat, nbf, exp }: JWTPayload): void {
  requireThat(Number.isInteger(iat) && Number.isInteger(nbf) && Number.isInteger(exp), 'timestamps')
  requireThat((exp ?? 0) - (iat ?? 0) <= 300, 'Token too old: 1', 'ExpiredTokenException')
}

interface TagsClaim {
  readonly principal_tags: Record<string, readonly string[]>
  readonly transitive_tag_keys?: readonly string[]
}

function readTags(claims: JWTPayload): Record<string, string> {
  const tags = claims[`${base}/tags`] as TagsClaim | undefined
  if (tags === undefined) return {}
  const { transitive_tag_keys: transitive } = tags
  requireThat(transitive?.every((key) => key in tags.principal_tags) ?? true, 'transitive_tag_keys')
  const entries = Object.entries(tags.principal_tags).map(([key, values]) => {
    const [value] = values
    requireThat(Array.isArray(values) && values.length === 1 && typeof value === 'string', 'principal_tags')
    return [key, value] as const
  })
  return Object.fromEntries(entries)
}
