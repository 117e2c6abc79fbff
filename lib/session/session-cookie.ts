import 'server-only'
import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import NextAuth from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { Secret } from '../domain/secret'
import { hashSessionId } from './portal-sessions'
import { isSentOnce } from './sent-cookie'

/** The browser's end of a session: one cookie that holds an opaque id, carried by next-auth. */
export interface SessionCookie {
  /** The hash of the id that this request's cookie holds; null without a well-formed cookie, and with more than one. */
  read(): Promise<string | null>
  /** Gives the browser a new id; only within a route handler or server action. */
  write(id: Secret): Promise<void>
  /** Takes the cookie away; only within a route handler or server action. */
  clear(): Promise<void>
}

interface SessionCookieOptions {
  /** True when the portal is served over https. */
  readonly secure: boolean
  /** The longest session. Seconds. */
  readonly maxSeconds: number
  /** Key material for next-auth's own use; it signs nothing that Brevet relies on. */
  readonly secret: Secret
}

/** next-auth keeps a way back in a cookie; ours is in the pending sign-in, so its cookie never leaves. */
const unusedCookie = 'callback-url'

async function dropUnused(): Promise<void> {
  const jar = await cookies()
  jar.delete(unusedCookie)
}

const idPattern = /^[A-Za-z0-9_-]{43}$/
const ticketSeconds = 30

/**
 * next-auth with its token replaced: what it would sign is the bare session id, and the row behind the id decides.
 * Sign-in is finished by our own callback routes, which hand over a ticket that works once, in this process, at once.
 * None of next-auth's own routes is mounted.
 */
export function createSessionCookie({ secure, maxSeconds, secret }: SessionCookieOptions): SessionCookie {
  const tickets = createTickets()
  const name = sessionCookieName(secure)
  const { auth, signIn, signOut } = NextAuth({
    trustHost: true,
    secret: secret.reveal(),
    session: { strategy: 'jwt', maxAge: maxSeconds },
    jwt: {
      encode: ({ token }) => readId(token?.['sessionId']) ?? '',
      decode: ({ token }) => {
        const sessionId = readId(token)
        return sessionId ? { sessionId } : null
      },
    },
    callbacks: {
      jwt: ({ token, user }) => (user?.id ? { sessionId: user.id } : token),
      session: ({ session, token }) => Object.assign(session, { idHash: hashSessionId(String(token['sessionId'])) }),
    },
    providers: [
      Credentials({ id: 'ticket', credentials: { ticket: {} }, authorize: ({ ticket }) => tickets.redeem(ticket) }),
    ],
    cookies: {
      sessionToken: {
        name,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
      callbackUrl: { name: unusedCookie },
    },
    logger: { error: reportUnlessMalformed },
  })
  return {
    async read() {
      if (!isSentOnce((await headers()).get('cookie') ?? '', name)) return null
      const session: unknown = await auth()
      return readIdHash(session)
    },
    async write(id) {
      await signIn('ticket', { ticket: tickets.issue(id), redirect: false, redirectTo: '/' })
      await dropUnused()
    },
    async clear() {
      await signOut({ redirect: false, redirectTo: '/' })
      await dropUnused()
    },
  }
}

/**
 * `__Host-` binds the cookie to this host and to https; on plain http (loopback only) browsers would refuse the prefix.
 * No other cookie of ours may begin with this name: next-auth would take it for a further piece of the session's value.
 */
function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-brevet-session' : 'brevet-session'
}

function readId(value: unknown): string | null {
  return typeof value === 'string' && idPattern.test(value) ? value : null
}

function readIdHash(session: unknown): string | null {
  if (typeof session !== 'object' || session === null || !('idHash' in session)) return null
  return typeof session.idHash === 'string' ? session.idHash : null
}

/** A malformed cookie is everyday noise of the internet; anything else is worth a line. */
function reportUnlessMalformed(error: Error): void {
  // Its classes lose their names in a build; `type` stays.
  const kind = 'type' in error ? error.type : error.name
  if (kind !== 'JWTSessionError') process.stderr.write(`next-auth: ${kind}\n`)
}

function createTickets() {
  const open = new Map<string, { readonly id: Secret; readonly until: number }>()
  return {
    issue(id: Secret): string {
      const ticket = randomBytes(32).toString('base64url')
      open.set(ticket, { id, until: Date.now() + ticketSeconds * 1000 })
      return ticket
    },
    redeem(ticket: unknown): { id: string } | null {
      const key = typeof ticket === 'string' ? ticket : ''
      const held = open.get(key)
      open.delete(key)
      return held && Date.now() < held.until ? { id: held.id.reveal() } : null
    },
  }
}
