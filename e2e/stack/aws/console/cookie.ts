import type { HttpRequest } from '../http-message'

const name = 'aws-simulator-console'

/** The console session id of a browser; null when it has none. */
export function readConsoleCookie(request: HttpRequest): string | null {
  const pairs = (request.headers['cookie'] ?? '').split(/[;,]\s*/)
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

/** A `Set-Cookie` value; a null id clears the cookie. */
export function consoleCookie(id: string | null): string {
  return `${name}=${id ?? ''}; Path=/; HttpOnly; SameSite=Lax${id === null ? '; Max-Age=0' : ''}`
}
