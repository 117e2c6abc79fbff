import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AwsContext } from '../context'
import type { ConsoleAnswer } from './console-answer'
import type { ConsolePrincipal } from './console-session'
import { badRequestPage } from './page'

const refusal = 'Invalid Credentials parameter. The request sent by the client was syntactically incorrect.'
const tokenLifeMilliseconds = 15 * 60 * 1000

const sessionJson = z.strictObject({ sessionId: z.string(), sessionKey: z.string(), sessionToken: z.string() })

/**
 * `Action=getSigninToken`: exchanges temporary credentials for a sign-in token of 15 minutes. `SessionDuration` is 900–43200
 * seconds, and refused for chained roles and federated users, whose console lasts as long as their keys. Keys of IAM users and of
 * GetSessionToken, unknown, altered and expired ones are refused, always by HTTP 400 and an HTML page.
 */
export function issueSigninToken(context: AwsContext, parameters: URLSearchParams): ConsoleAnswer {
  const now = context.now()
  const principal = readCredentials(context, parameters.get('Session') ?? '')
  const sessionDuration = readSessionDuration(parameters.get('SessionDuration'))
  const isRefused =
    sessionDuration === 'invalid' || (sessionDuration !== null && principal && !takesDuration(principal))
  if (!principal || principal.expiresAt <= now || isRefused)
    return { response: badRequestPage(refusal), principal: null }
  const endsAt = new Date(now.getTime() + tokenLifeMilliseconds)
  const token = context.consoleSessions.addGrant({ principal, sessionDuration, endsAt })
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return { response: { status: 200, headers, body: JSON.stringify({ SigninToken: token }) }, principal }
}

function readCredentials(context: AwsContext, text: string): ConsolePrincipal | null {
  const parsed = sessionJson.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { sessionId, sessionKey, sessionToken } = parsed.data
  const session = context.sessions.find(sessionId)
  if (!session || !isSame(session.secretAccessKey, sessionKey) || !isSame(session.sessionToken, sessionToken))
    return null
  return session.kind === 'user-session' ? null : session
}

function takesDuration(principal: ConsolePrincipal): boolean {
  return principal.kind === 'role-session' && !principal.isChained
}

function readSessionDuration(text: string | null): number | null | 'invalid' {
  if (text === null) return null
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return seconds >= 900 && seconds <= 43200 ? seconds : 'invalid'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
