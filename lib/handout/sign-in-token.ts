import type { TemporaryCredentials } from '../domain/credentials'
import { BrevetError } from '../domain/errors'
import { type Secret, secret } from '../domain/secret'

/** For both attempts together. */
const deadlineMilliseconds = 5000

export interface SignInTokenRequest {
  readonly endpoint: URL
  readonly credentials: TemporaryCredentials
  readonly sessionSeconds: number | null
}

/**
 * Exchanges credentials for a sign-in token: `Action=getSigninToken`, by POST, so that no log of addresses sees the keys.
 * AWS takes `SessionDuration` for some credentials and answers 400 for others; then it is asked once more without, which never
 * gives a longer session. Fails with `console_refused` or `console_unreachable`; the answer's body goes nowhere else.
 */
export function createSignInTokens(fetch: typeof globalThis.fetch): (request: SignInTokenRequest) => Promise<Secret> {
  return async ({ endpoint, credentials, sessionSeconds }) => {
    const signal = AbortSignal.timeout(deadlineMilliseconds)
    const post = (duration: number | null) => answerTo(fetch, { endpoint, body: form(credentials, duration), signal })
    const first = await post(sessionSeconds)
    return readToken(first.status === 400 && sessionSeconds !== null ? await post(null) : first)
  }
}

interface Post {
  readonly endpoint: URL
  readonly body: URLSearchParams
  readonly signal: AbortSignal
}

interface Answer {
  readonly status: number
  readonly text: string
}

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
    const response = await fetch(endpoint, {
      method: 'POST',
      headers,
      body,
      signal,
      cache: 'no-store',
      redirect: 'manual',
    })
    return { status: response.status, text: await response.text() }
  } catch {
    throw new BrevetError('console_unreachable', {
      host: endpoint.host,
      reason: signal.aborted ? 'timeout' : 'network',
    })
  }
}

function readToken({ status, text }: Answer): Secret {
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
