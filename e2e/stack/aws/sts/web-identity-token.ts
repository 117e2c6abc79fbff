import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import { AwsFault } from '../aws-fault'
import type { OidcProvider } from '../entities'
import type { IssuerKeys } from './issuer-keys'

/** Instants of a token are whole seconds. */
const instant = z.number().int()

const claims = z.looseObject({
  iss: z.string().min(1),
  sub: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string()).min(1)]),
  azp: z.string().optional(),
  iat: instant,
  exp: instant,
  nbf: instant.optional(),
  amr: z.array(z.string()).optional(),
})

/** The claims of a web identity token, once it is verified. */
export type WebIdentityClaims = z.infer<typeof claims>

/** A token that holds: its claims, and the client id that counts. */
export interface WebIdentity {
  readonly claims: WebIdentityClaims
  /** `azp` where present, else the single `aud`. */
  readonly clientId: string
}

const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']
const toleranceSeconds = 300
/** AWS bounds a token's age since `iat`, but does not publish the bound. */
const oldestSeconds = 24 * 3600

/** Reads the issuer of a token that is not verified yet, to find its provider. */
export function readIssuer(token: string): string {
  try {
    const issuer = decodeJwt(token).iss
    if (typeof issuer === 'string' && issuer !== '') return issuer
  } catch {
    throw rejected('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)')
  }
  throw rejected('Missing a required claim: iss')
}

/** Verifies signature, instants and audience. Fails with `InvalidIdentityToken`, `ExpiredTokenException` or `IDPCommunicationError`. */
export async function verifyWebIdentity(
  token: string,
  provider: OidcProvider,
  checks: { readonly keys: IssuerKeys; readonly now: Date },
): Promise<WebIdentity> {
  await verifySignature(token, provider.url, checks.keys)
  const verified = readClaims(token)
  checkInstants(verified, Math.floor(checks.now.getTime() / 1000))
  const audiences = typeof verified.aud === 'string' ? [verified.aud] : verified.aud
  const clientId = verified.azp ?? (audiences.length === 1 ? audiences[0] : undefined)
  if (clientId === undefined || !provider.clientIds.includes(clientId)) throw rejected('Incorrect token audience')
  return { claims: verified, clientId }
}

async function verifySignature(token: string, issuer: string, keys: IssuerKeys): Promise<void> {
  const header = decodeProtectedHeader(token)
  const algorithm = algorithms.find((known) => known === header.alg)
  if (!algorithm || !header.kid) throw rejected('The token is not signed with a supported algorithm and a key id')
  const key = await keys.find(issuer, header.kid, algorithm.startsWith('RS') ? 'RSA' : 'EC')
  try {
    await compactVerify(token, key, { algorithms })
  } catch {
    throw rejected('Token signature invalid')
  }
}

function readClaims(token: string): WebIdentityClaims {
  const parsed = claims.safeParse(decodeJwt(token))
  if (parsed.success) return parsed.data
  const claim = String(parsed.error.issues[0]?.path[0] ?? 'iss')
  throw rejected(`Missing a required claim: ${claim}`)
}

function checkInstants(verified: WebIdentityClaims, now: number): void {
  if (verified.exp + toleranceSeconds <= now) {
    throw expired(`Token expired: current date/time ${now} must be before the expiration date/time${verified.exp}`)
  }
  if (verified.iat + oldestSeconds < now) throw expired(`Token too old: ${verified.iat}`)
  if (Math.max(verified.iat, verified.nbf ?? 0) > now + toleranceSeconds) throw rejected('Token is not valid yet')
}

function rejected(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}

function expired(message: string): AwsFault {
  return new AwsFault('ExpiredTokenException', 400, message)
}
