import { cookieHeader, keepCookies } from './cookies'

/** What a browser sends and keeps, without a browser: one jar of cookies, and redirects that are followed by hand. */
export interface Visitor {
  readonly cookies: Map<string, string>
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  post(url: string, body: URLSearchParams | object, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

export interface Answer {
  readonly status: number
  /** Absolute; null where the answer is no redirect. */
  readonly location: string | null
  readonly headers: Headers
  readonly text: string
}

export function createVisitor(cookies: ReadonlyMap<string, string> = new Map()): Visitor {
  const jar = new Map(cookies)
  const send = async (url: string, init: RequestInit): Promise<Answer> => {
    const cookie = cookieHeader(jar)
    const headers = { ...(cookie !== '' && { cookie }), ...init.headers }
    const response = await fetch(url, { redirect: 'manual', ...init, headers })
    keepCookies(jar, response)
    const location = response.headers.get('location')
    return {
      status: response.status,
      location: location === null ? null : new URL(location, url).href,
      headers: response.headers,
      text: await response.text(),
    }
  }
  return {
    cookies: jar,
    get: (url, headers = {}) => send(url, { headers }),
    post: (url, body, headers = {}) =>
      body instanceof URLSearchParams
        ? send(url, { method: 'POST', body, headers })
        : send(url, {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json', ...headers },
          }),
  }
}
