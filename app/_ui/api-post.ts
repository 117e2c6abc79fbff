/** Why nothing was issued, in the words of the API (RFC 9457). */
export interface Problem {
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly reference: string
  /** Whom to ask; empty where AWS was not asked. */
  readonly ask: string
  /** The answer is one for administrators, and there is more of it on the error page. */
  readonly isExplained: boolean
  /** Where the person's provider confirms them, and sends them back; empty where that is not the matter. */
  readonly confirmAt: string
  /** Where Brevet itself did not answer, which gives no texts: the status of whatever did; 0 for nothing. */
  readonly strayStatus?: number
}

/** What came of a request: the value, and the server's clock minus the browser's in milliseconds. */
export type ApiAnswer<Value> =
  | { readonly ok: true; readonly value: Value; readonly clockOffset: number }
  | { readonly ok: false; readonly problem: Problem }

interface ApiPost {
  readonly path: string
  readonly body: object
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
}

interface ApiCall extends Omit<ApiPost, 'body'> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON; null for none. */
  readonly body: object | null
}

/** Posts to Brevet once, never again by itself; `read` gives null for an answer that lacks something. Rejects only when `signal` is aborted. */
export function postJson<Value>(post: ApiPost, read: (body: unknown) => Value | null): Promise<ApiAnswer<Value>> {
  return callApi({ ...post, method: 'POST' }, read)
}

/** The same with any method. */
export async function callApi<Value>(call: ApiCall, read: (body: unknown) => Value | null): Promise<ApiAnswer<Value>> {
  const { method, path, body, signal, fetch = globalThis.fetch, now = Date.now } = call
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
      cache: 'no-store',
      redirect: 'error',
      signal,
    })
    const served = Date.parse(response.headers.get('date') ?? '')
    const clockOffset = Number.isNaN(served) ? 0 : served - now()
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) return { ok: false, problem: readProblem(answer, response.status) }
    const value = read(answer)
    return value ? { ok: true, value, clockOffset } : { ok: false, problem: stray(response.status) }
  } catch (error) {
    if (signal.aborted) throw error
    return { ok: false, problem: stray(0) }
  }
}

/** Reads texts of a JSON object; empty for what is absent or no text. */
export function textReader(body: unknown): (name: string) => string {
  const fields = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  return (name) => {
    const value: unknown = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
}

function stray(strayStatus: number): Problem {
  return { title: '', detail: '', code: '', reference: '', ask: '', isExplained: false, confirmAt: '', strayStatus }
}

function readProblem(body: unknown, status: number): Problem {
  const read = textReader(body)
  if (!read('title')) return stray(status)
  const texts = { title: read('title'), detail: read('detail'), code: read('code'), reference: read('reference') }
  const isExplained = typeof body === 'object' && body !== null && 'admin' in body
  return { ...texts, ask: read('ask'), isExplained, confirmAt: textReader(detailsOf(body))('confirmAt') }
}

function detailsOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'details' in body ? body.details : null
}
