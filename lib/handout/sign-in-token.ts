import type { TemporaryCredentials } from '../domain/credentials'
import { BrevetError } from '../domain/errors'
import { type Secret, secret } from '../domain/secret'

/** For all attempts at all endpoints together. */
const deadlineMilliseconds = 5000

export interface SignInTokenRequest {
  /** Asked in this order. */
  readonly endpoints: readonly URL[]
  readonly credentials: TemporaryCredentials
  readonly sessionSeconds: number | null
}

/** A sign-in token and where it was made. */
export interface SignInToken {
  readonly token: Secret
  readonly endpoint: URL
  /** The length of the session, as asked for; null: as long as the credentials live. */
  readonly sessionSeconds: number | null
}

/**
 * Exchanges credentials for a sign-in token: `Action=getSigninToken`, by POST, so that no log of addresses sees the keys.
 * AWS takes `SessionDuration` for some credentials and answers 400 for others; then it is asked once more without, which never
 * gives a longer session. An endpoint that does not answer, or answers 5xx, leaves its share of the time to the next.
 * Fails with `console_refused` or `console_unreachable`; the answer's body goes nowhere else.
 */
export function createSignInTokens(
  fetch: typeof globalThis.fetch,
): (request: SignInTokenRequest) => Promise<SignInToken> {
  return async ({ endpoints, credentials, sessionSeconds }) => {
    const endsAt = performance.now() + deadlineMilliseconds
    let failure = new BrevetError('console_unknown', { missing: 'federationEndpoint' })
    for (const [index, endpoint] of endpoints.entries()) {
      const share = Math.ceil((endsAt - performance.now()) / (endpoints.length - index))
      const signal = AbortSignal.timeout(Math.max(0, share))
      const exchange = (seconds: number | null) =>
        answerTo(fetch, { endpoint, body: form(credentials, seconds), signal })
      const first = await exchange(sessionSeconds)
      const isRefused = first.ok && first.status === 400 && sessionSeconds !== null
      const last = isRefused ? await exchange(null) : first
      if (last.ok && last.status < 500) {
        return { token: readToken(last), endpoint, sessionSeconds: isRefused ? null : sessionSeconds }
      }
      failure = failureOf(last, endpoint)
    }
    throw failure
  }
}

interface Post {
  readonly endpoint: URL
  readonly body: URLSearchParams
  readonly signal: AbortSignal
}

type Answer =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly reason: 'timeout' | 'network' }

function form(credentials: TemporaryCredentials, sessionSeconds: number | null): URLSearchParams {
  const session = {
    sessionId: credentials.accessKeyId,
    sessionKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken.reveal(),
  }
  return new URLSearchParams({
    Action: 'getSigninToken',
    ...(sessionSeconds === null ? {} : { SessionDuration: String(sessionSeconds) }),
    Session: JSON.stringify(session),
  })
}

/** Follows no redirect: the body would be sent along. */
async function answerTo(fetch: typeof globalThis.fetch, { endpoint, body, signal }: Post): Promise<Answer> {
  try {
    const headers = { accept: 'application/json' }
    const options = { method: 'POST', headers, body, signal, cache: 'no-store', redirect: 'manual' } as const
    const response = await fetch(endpoint, options)
    return { ok: true, status: response.status, text: await response.text() }
  } catch {
    return { ok: false, reason: signal.aborted ? 'timeout' : 'network' }
  }
}

function failureOf(answer: Answer, { host }: URL): BrevetError {
  if (answer.ok) return new BrevetError('console_unreachable', { host, reason: 'server-fault', status: answer.status })
  return new BrevetError('console_unreachable', { host, reason: answer.reason })
}

function readToken({ status, text }: { readonly status: number; readonly text: string }): Secret {
  if (status === 400) throw new BrevetError('console_refused', { status, reason: 'session-refused' })
  if (status !== 200) throw new BrevetError('console_refused', { status })
  const token = parseToken(text)
  if (token === null) throw new BrevetError('console_refused', { status, reason: 'answer_malformed' })
  return secret(token)
}

function parseToken(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('SigninToken' in answer)) return null
    return typeof answer.SigninToken === 'string' && answer.SigninToken !== '' ? answer.SigninToken : null
  } catch {
    return null
  }
}
