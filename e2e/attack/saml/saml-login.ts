import { inflateRawSync } from 'node:zlib'
import { cookieHeader, keepCookies } from '../cookies'

/** A document, or the fields in place of `SAMLResponse` where the form is what is twisted. */
export type Forged = string | Buffer | URLSearchParams

/** How the portal answered a form that was posted to it. */
export interface Outcome {
  readonly status: number
  readonly location: string
  /** Code and reference of the refusal; null when there was none. */
  readonly refusal: { readonly code: string; readonly reference: string } | null
  readonly headers: Headers
}

export interface SignedIn {
  readonly source: string
  readonly subject: string
  readonly groups: readonly string[]
}

/** A browser as the portal sees it: a jar of cookies. */
export interface Jar {
  /** One request; redirects are not followed. */
  send(url: string, init?: RequestInit): Promise<Response>
  copy(): Jar
}

export function createJar(known: ReadonlyMap<string, string> = new Map()): Jar {
  const cookies = new Map(known)
  return {
    async send(url, init = {}) {
      const cookie = cookieHeader(cookies)
      const headers = { ...(cookie && { cookie }), ...init.headers }
      const response = await fetch(url, { redirect: 'manual', ...init, headers })
      keepCookies(cookies, response)
      return response
    },
    copy: () => createJar(cookies),
  }
}

/** A sign-in that a browser has begun and whose answer it awaits. */
export interface Login {
  readonly jar: Jar
  readonly source: string
  /** ID of the AuthnRequest. */
  readonly requestId: string
  readonly relayState: string
}

/** Begins a sign-in, with a fresh browser unless one is given, on the way to a page of the portal or to none. */
export async function beginLogin(
  origin: string,
  source: string,
  jar: Jar = createJar(),
  returnTo: string | null = null,
): Promise<Login> {
  const wish = returnTo === null ? '' : `?${new URLSearchParams({ returnTo })}`
  const response = await jar.send(`${origin}/auth/${source}/start${wish}`)
  await response.arrayBuffer()
  const query = new URL(response.headers.get('location') ?? '', origin).searchParams
  const request = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString('utf8')
  const requestId = / ID="([^"]+)"/.exec(request)?.[1]
  if (requestId === undefined) throw new Error(`the sign-in did not begin: status ${response.status}`)
  return { jar, source, requestId, relayState: query.get('RelayState') ?? '' }
}

/** The form in which a provider sends a document. */
export function formOf(forged: Forged, { relayState }: Pick<Login, 'relayState'>): URLSearchParams {
  if (forged instanceof URLSearchParams) return new URLSearchParams([...forged, ['RelayState', relayState]])
  const bytes = typeof forged === 'string' ? Buffer.from(forged, 'utf8') : forged
  return new URLSearchParams({ SAMLResponse: bytes.toString('base64'), RelayState: relayState })
}

/** Posts an answer where the source expects it. */
export async function postAnswer(origin: string, login: Login, forged: Forged): Promise<Outcome> {
  const url = `${origin}/auth/${login.source}/callback`
  const response = await login.jar.send(url, { method: 'POST', body: formOf(forged, login) })
  await response.arrayBuffer()
  const location = response.headers.get('location') ?? ''
  const { pathname, searchParams } = new URL(location, origin)
  const [code, reference] = [searchParams.get('code') ?? '', searchParams.get('reference') ?? '']
  const refusal = pathname === '/refused' ? { code, reference } : null
  return { status: response.status, location, refusal, headers: response.headers }
}

/** Whom the portal takes this browser for; null for nobody. */
export async function signedInAs(origin: string, jar: Jar): Promise<SignedIn | null> {
  const response = await jar.send(`${origin}/api/v1/me`)
  const body: { readonly identity?: SignedIn } = await response.json()
  if (response.status === 401) return null
  if (response.status !== 200 || !body.identity) throw new Error(`the portal is ill: status ${response.status}`)
  return body.identity
}
