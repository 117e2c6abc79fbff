import type { OwnPortal } from '../own-portal'
import type { TlsProvider } from './tls-provider'

/** What a portal answered to somebody without a browser. */
export interface Outcome {
  readonly status: number
  readonly location: string | null
  /** The cookies that it set, as a request sends them. */
  readonly cookie: string
  readonly body: string
}

/** Asks a portal, and follows no redirect. */
export async function open(portal: OwnPortal, path: string, init: RequestInit = {}): Promise<Outcome> {
  const response = await fetch(`${portal.origin}${path}`, { redirect: 'manual', ...init })
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
  return {
    status: response.status,
    location: response.headers.get('location'),
    cookie: cookies.join('; '),
    body: await response.text(),
  }
}

/** A sign-in that has begun, and has an answer of its provider to hand in. */
export interface Begun {
  readonly finish: () => Promise<Outcome>
}

/** Begins at a source of the portal that is an issuer of the provider. */
export async function begin(portal: OwnPortal, provider: TlsProvider, source: string): Promise<Begun> {
  const start = await open(portal, `/auth/${source}/start`)
  const wish = new URL(start.location ?? 'none:').searchParams
  return {
    finish() {
      provider.expectNonce(wish.get('nonce') ?? '')
      const callback = `/auth/${source}/callback?code=code&state=${wish.get('state')}`
      return open(portal, callback, { headers: { cookie: start.cookie } })
    },
  }
}

/** Whether the cookies are those of somebody who is signed in. */
export async function isSignedIn(portal: OwnPortal, { cookie }: Outcome): Promise<boolean> {
  return (await open(portal, '/api/v1/me', { headers: { cookie } })).status === 200
}
