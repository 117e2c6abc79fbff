import type { DirectoryKind } from '../domain/group-list'
import { type Secret, secret } from '../domain/secret'
import { agreed, malformed } from './directory-answer'
import type { DirectoryAnswer, DirectoryExchange, DirectoryRequest } from './directory-exchange'
import { field } from './json-field'

/** Asks with an access token, kept until a minute before its end; a kept one that is refused is replaced once. */
export type Authorised = (exchange: DirectoryExchange, request: DirectoryRequest) => Promise<DirectoryAnswer>

interface TokenSource {
  readonly kind: DirectoryKind
  readonly now: () => Date
  /** The request of a token: OAuth 2.0, RFC 6749 section 4. */
  readonly request: () => Promise<DirectoryRequest>
}

interface HeldToken {
  readonly token: Secret
  readonly usableUntil: number
}

const marginSeconds = 60

export function authorisedBy(source: TokenSource): Authorised {
  let held: HeldToken | null = null
  const fresh = async (exchange: DirectoryExchange): Promise<HeldToken> => {
    const answer = await exchange.ask(await source.request())
    held = readToken(answer, source)
    return held
  }
  return async (exchange, request) => {
    const kept = held !== null && held.usableUntil > source.now().getTime() ? held : null
    const ask = ({ token }: HeldToken) => exchange.ask(withToken(request, token))
    const answer = await ask(kept ?? (await fresh(exchange)))
    return kept !== null && answer.status === 401 ? ask(await fresh(exchange)) : answer
  }
}

function withToken(request: DirectoryRequest, token: Secret): DirectoryRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` } }
}

/** A refusal of the credentials is 400 or 401, RFC 6749 5.2. */
function readToken(answer: DirectoryAnswer, { kind, now }: TokenSource): HeldToken {
  const json = agreed(kind, answer.status === 400 ? { ...answer, status: 401 } : answer)
  const [token, type, seconds] = ['access_token', 'token_type', 'expires_in'].map((key) => field(json, key))
  const isBearer = typeof type === 'string' && type.toLowerCase() === 'bearer'
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || !isBearer || typeof seconds !== 'number')
    throw malformed({ directory: kind, host: answer.host })
  return { token: secret(token), usableUntil: now().getTime() + (seconds - marginSeconds) * 1000 }
}

/** The headers of a token request. */
export const formHeaders = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' } as const
