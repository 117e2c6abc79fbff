import { setTimeout as sleep } from 'node:timers/promises'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { DirectoryKind } from '../domain/group-list'
import { readBounded } from './bounded-body'
import type { DirectoryDependencies } from './group-directory'
import { field } from './json-field'

/** One look-up, with all its requests: they share one deadline. */
export interface DirectoryExchange {
  /**
   * Sends a request; once more or twice while the directory is busy and the deadline allows. Any answer but 2xx is one that says no.
   * Fails with `directory_unreachable`, and with `directory_misconfigured` for a redirect or an answer that is no JSON.
   */
  ask(request: DirectoryRequest): Promise<DirectoryAnswer>
}

export interface DirectoryRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Null for GET. */
  readonly body: string | null
}

export interface DirectoryAnswer {
  readonly host: string
  readonly status: number
  readonly headers: Headers
  /** Undefined when it says no, and not in JSON. */
  readonly json: unknown
}

const deadlineMilliseconds = 8_000
const maxBodyBytes = 2 * 1024 * 1024
const maxAttempts = 3
const pauseMilliseconds = 250

/** Begins a look-up. */
export function openExchange(kind: DirectoryKind, { fetch, now }: DirectoryDependencies): DirectoryExchange {
  const endsAt = now().getTime() + deadlineMilliseconds
  const signal = AbortSignal.timeout(deadlineMilliseconds)
  const attempt = (request: DirectoryRequest) => send(request, { kind, fetch, signal })
  return {
    async ask(request) {
      for (let count = 1; ; count += 1) {
        const answer = await attempt(request).catch(unreachableOnly)
        if (!isBrevetError(answer) && !isBusy(answer)) return answer
        const wait = isBrevetError(answer) ? pauseMilliseconds * count : waitOf(answer.headers, now(), count)
        const isLast = count === maxAttempts || now().getTime() + wait >= endsAt || signal.aborted
        if (isLast) throw isBrevetError(answer) ? answer : busy(kind, answer)
        await sleep(wait)
      }
    },
  }
}

interface Sending {
  readonly kind: DirectoryKind
  readonly fetch: typeof fetch
  readonly signal: AbortSignal
}

async function send(request: DirectoryRequest, { kind, fetch, signal }: Sending): Promise<DirectoryAnswer> {
  const { url, headers, body } = request
  const { host } = url
  const fail = (code: 'directory_unreachable' | 'directory_misconfigured', reason: string) =>
    new BrevetError(code, { directory: kind, host, reason })
  try {
    const method = body === null ? 'GET' : 'POST'
    const response = await fetch(url.href, { method, headers, body, redirect: 'manual', cache: 'no-store', signal })
    const { status } = response
    const text = await readBounded(response, maxBodyBytes)
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
      throw fail('directory_misconfigured', 'redirect')
    if (text === null) throw fail('directory_misconfigured', 'too_large')
    const json = parse(text)
    if (response.ok && json === undefined) throw fail('directory_misconfigured', 'answer_malformed')
    return { host, status, headers: response.headers, json }
  } catch (error) {
    if (isBrevetError(error)) throw error
    throw fail('directory_unreachable', signal.aborted ? 'timeout' : 'network')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unreachableOnly(error: unknown): BrevetError {
  if (isBrevetError(error) && error.code === 'directory_unreachable') return error
  throw error
}

function isBusy(answer: DirectoryAnswer): boolean {
  return answer.status >= 500 || isThrottled(answer)
}

/** Google says so with 403 as well. */
function isThrottled({ status, json }: DirectoryAnswer): boolean {
  const reason = ['error', 'errors', '0', 'reason'].reduce(field, json)
  return (
    status === 429 || (status === 403 && typeof reason === 'string' && /rateLimitExceeded|quotaExceeded/i.test(reason))
  )
}

function busy(directory: DirectoryKind, answer: DirectoryAnswer): BrevetError {
  const { host, status } = answer
  const reason = isThrottled(answer) ? 'throttled' : 'status'
  return new BrevetError('directory_unreachable', { directory, host, reason, status })
}

/** Milliseconds to wait: `Retry-After` (RFC 9110 10.2.3), or the second that Okta's `X-Rate-Limit-Reset` names. */
function waitOf(headers: Headers, now: Date, count: number): number {
  const after = headers.get('retry-after') ?? ''
  if (/^\d{1,6}$/.test(after)) return Number(after) * 1000
  const reset = headers.get('x-rate-limit-reset') ?? ''
  if (/^\d{1,12}$/.test(reset)) return Math.max(pauseMilliseconds, Number(reset) * 1000 - now.getTime())
  return pauseMilliseconds * count
}
