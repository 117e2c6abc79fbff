/** Keys as the API gave them. They live in the memory of the open dialog, and nowhere else. */
export interface IssuedKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
  readonly assumedRoleArn: string
  /** The region the API names; null when it names none. */
  readonly region: string | null
  readonly durationSeconds: number
  /** Server clock minus browser clock. Milliseconds. */
  readonly clockOffset: number
}

/** Why nothing was issued, in the words of the API (RFC 9457). */
export interface Problem {
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly reference: string
}

/** What came of asking for keys. */
export type KeysAnswer =
  | { readonly ok: true; readonly keys: IssuedKeys }
  | { readonly ok: false; readonly problem: Problem }

interface KeysRequest {
  readonly entitlement: string
  readonly durationSeconds: number
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
}

/** Asks Brevet for keys: one POST, never repeated by itself. Rejects only when `signal` is aborted. */
export async function requestKeys(request: KeysRequest): Promise<KeysAnswer> {
  const { entitlement, durationSeconds, signal, fetch = globalThis.fetch, now = Date.now } = request
  try {
    const response = await fetch('/api/v1/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ entitlement, durationSeconds }),
      cache: 'no-store',
      redirect: 'error',
      signal,
    })
    const served = Date.parse(response.headers.get('date') ?? '')
    const clockOffset = Number.isNaN(served) ? 0 : served - now()
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok) return { ok: false, problem: readProblem(body, response.status) }
    const keys = readKeys(body, durationSeconds, clockOffset)
    return keys ? { ok: true, keys } : { ok: false, problem: unreadable(response.status) }
  } catch (error) {
    if (signal.aborted) throw error
    return { ok: false, problem: unreachable }
  }
}

const unreachable: Problem = {
  title: 'Brevet did not answer',
  detail: 'Nothing was shown to you. Check your network and try again.',
  code: '',
  reference: '',
}

function unreadable(status: number): Problem {
  return {
    title: 'The answer could not be read',
    detail: `Something between this browser and Brevet answered with status ${status}. Try again, or tell the people who run Brevet.`,
    code: '',
    reference: '',
  }
}

function readKeys(body: unknown, durationSeconds: number, clockOffset: number): IssuedKeys | null {
  const read = reader(body)
  const expiresAt = new Date(read('expiration'))
  const accessKeyId = read('accessKeyId')
  const secretAccessKey = read('secretAccessKey')
  const sessionToken = read('sessionToken')
  if (!accessKeyId || !secretAccessKey || !sessionToken || Number.isNaN(expiresAt.getTime())) return null
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiresAt,
    assumedRoleArn: read('assumedRoleArn'),
    region: read('region') || null,
    durationSeconds,
    clockOffset,
  }
}

function readProblem(body: unknown, status: number): Problem {
  const read = reader(body)
  if (!read('title')) return unreadable(status)
  return { title: read('title'), detail: read('detail'), code: read('code'), reference: read('reference') }
}

function reader(body: unknown): (name: string) => string {
  const fields = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  return (name) => {
    const value: unknown = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
}
