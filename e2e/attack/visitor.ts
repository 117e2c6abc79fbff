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
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, ...(init.method ? { origin } : {}) }
    const response = await fetch(new URL(path, origin), { ...init, redirect: 'manual', headers })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
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

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}
