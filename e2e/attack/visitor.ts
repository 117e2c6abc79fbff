import { cookieHeader, keepCookies } from './cookies'

/** A browser reduced to its cookies: follows no redirect, runs no script, sends what it is told. */
export interface Visitor {
  readonly cookies: Map<string, string>
  get(path: string): Promise<Visit>
  post(path: string, form: URLSearchParams): Promise<Visit>
  /** A change by the API, as a page of the portal asks for it. */
  change(method: 'PUT' | 'DELETE', path: string): Promise<Visit>
  /** Who the portal says this is; null when it says nobody. */
  whoami(): Promise<Whoami | null>
}

/** What the portal answered. */
export interface Visit {
  readonly status: number
  readonly location: string
  readonly body: string
}

/** `identity` of `GET /api/v1/me`. */
export interface Whoami {
  readonly source: string
  readonly subject: string
  readonly name: string
  readonly email: string | null
  readonly groups: readonly string[]
}

export function createVisitor(origin: string, cookies: Map<string, string> = new Map()): Visitor {
  const ask = async (path: string, init: RequestInit = {}): Promise<Visit> => {
    const headers = { cookie: cookieHeader(cookies), ...(init.method ? { origin } : {}) }
    const response = await fetch(new URL(path, origin), { ...init, redirect: 'manual', headers })
    keepCookies(cookies, response)
    return { status: response.status, location: response.headers.get('location') ?? '', body: await response.text() }
  }
  return {
    cookies,
    get: (path) => ask(path),
    post: (path, form) => ask(path, { method: 'POST', body: form }),
    change: (method, path) => ask(path, { method }),
    async whoami() {
      const { status, body } = await ask('/api/v1/me')
      if (status === 401) return null
      if (status !== 200) throw new Error(`/api/v1/me answered ${status}`)
      return JSON.parse(body).identity
    },
  }
}
