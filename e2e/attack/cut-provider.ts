import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type RunningPart, readForm, startListener } from '../stack/listener'

type Claims = Readonly<Record<string, unknown>>

/** An OpenID provider whose answers hold whatever a test wants, well signed, and which asks nobody anything. */
export interface CutProvider extends RunningPart {
  /** What its ID tokens say of whoever comes next, beside what every token needs. */
  says(claims: Claims): void
}

export const cutClient = { id: 'brevet', secret: 'theSecretOfTheCutClient' } as const

interface Asked {
  readonly nonce: string
  readonly claims: Claims
}

export async function startCutProvider(): Promise<CutProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const asked = new Map<string, Asked>()
  let said: Claims = {}
  const idToken = ({ nonce, claims }: Asked, issuer: string) =>
    new SignJWT({ sub: 'somebody', name: 'Somebody', ...claims, nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(cutClient.id)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey)

  const part = await startListener(0, (issuer) => async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (pathname === '/.well-known/openid-configuration') return answer(response, documentOf(issuer))
    if (pathname === '/jwks') return answer(response, jwks)
    if (pathname === '/authorize') {
      const code = randomUUID()
      asked.set(code, { nonce: searchParams.get('nonce') ?? '', claims: said })
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    const grant = pathname === '/token' ? asked.get((await readForm(request)).get('code') ?? '') : undefined
    if (!grant || !isClient(request)) return answer(response, { error: 'invalid_grant' }, 400)
    const token = await idToken(grant, issuer)
    answer(response, { access_token: 'at', token_type: 'Bearer', expires_in: 600, id_token: token })
  })
  return {
    ...part,
    says: (claims) => {
      said = claims
    },
  }
}

function isClient({ headers }: IncomingMessage): boolean {
  const basic = Buffer.from(`${cutClient.id}:${cutClient.secret}`).toString('base64')
  return headers.authorization === `Basic ${basic}`
}

function documentOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}

export function answer(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
