/**
 * Stand-ins of the directories' APIs, for tests: as strict about what they are sent as the real ones, and as bad in their answers as a
 * test wants them.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { jwtVerify } from 'jose'

/** One request as the stand-in got it. */
export interface SeenRequest {
  readonly url: URL
  readonly method: string
  readonly headers: Headers
  readonly body: string
}

/** Answers a request of the API in place of the stand-in; null leaves it to that. An error it throws is one of the network. */
type Interference = (request: SeenRequest, count: number) => Response | null

export interface StandIn {
  readonly fetch: typeof fetch
  /** All requests, those for tokens included. */
  readonly seen: () => readonly SeenRequest[]
  /** How the API misbehaves from now on; the count begins anew. */
  readonly interfere: (how: Interference) => void
  /** How the token endpoint misbehaves from now on. */
  readonly interfereWithTokens: (how: Interference) => void
}

interface Api {
  readonly isTokenRequest: (url: URL) => boolean
  readonly answer: (request: SeenRequest) => Promise<Response>
}

export function standIn(api: Api): StandIn {
  const seen: SeenRequest[] = []
  const counts = { api: 0, token: 0 }
  let [onApi, onTokens]: Interference[] = [() => null, () => null]
  return {
    async fetch(input, init) {
      const sent = new Request(input, init)
      const { method, headers } = sent
      const request = { url: new URL(sent.url), method, headers, body: await sent.text() }
      init?.signal?.throwIfAborted()
      seen.push(request)
      const isToken = api.isTokenRequest(request.url)
      const interfere = isToken ? onTokens : onApi
      counts[isToken ? 'token' : 'api'] += 1
      return interfere?.(request, counts[isToken ? 'token' : 'api']) ?? api.answer(request)
    },
    seen: () => seen,
    interfere(how) {
      counts.api = 0
      onApi = how
    },
    interfereWithTokens(how) {
      counts.token = 0
      onTokens = how
    },
  }
}

/** An RSA key as PEM (PKCS 8), and its public half. */
export function rsaKey(): { readonly pem: string; readonly jwk: string; readonly publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { pem, jwk: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'jwk-1' }), publicKey }
}

/** Whether a signed request for a token is what the API wants: RS256, no older than a minute, five minutes at most. */
export async function isSigned(
  token: string,
  key: KeyObject,
  expected: { readonly claims: Readonly<Record<string, string>>; readonly keyId: string; readonly now: Date },
): Promise<boolean> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      currentDate: expected.now,
      maxTokenAge: 60,
      requiredClaims: ['exp', 'iat', 'jti'],
    })
    const isShort = (payload.exp ?? 0) - (payload.iat ?? 0) <= 300
    const isRight = Object.entries(expected.claims).every(([name, value]) => payload[name] === value)
    return isShort && isRight && protectedHeader.kid === expected.keyId
  } catch {
    return false
  }
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers })
}
