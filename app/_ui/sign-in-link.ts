import { type ApiAnswer, postJson, textReader } from './api-post'
import type { ConsolePlace } from './console-query'
import type { FormChoices } from './form-choices'

/** A console sign-in as the API gave it. Whoever has the URL is in; it lives in the memory of the open dialog, and nowhere else. */
export interface SignInLink {
  readonly url: string
  readonly expiresAt: Date
  readonly session: LinkSession
}

/** How long the console stays open: from the moment the link is followed, or until the credentials behind it end. */
export type LinkSession =
  | { readonly countedFrom: 'sign-in'; readonly seconds: number }
  | { readonly countedFrom: 'issue'; readonly endsAt: Date }

/** What a link is asked with. */
export interface LinkWish {
  readonly entitlement: string
  /** Default: the console's home. */
  readonly place?: ConsolePlace
  /** Default: the whole role for as long as it gives. */
  readonly choices?: FormChoices
  /** Six digits; null where none is asked for. */
  readonly mfaCode?: string | null
}

interface LinkRequest extends LinkWish {
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
  readonly now?: () => number
}

/** Seconds that a link can be followed. Source: IAM User Guide, "Enable custom identity broker access to the AWS console". */
export const linkSeconds = 15 * 60

/** Asks Brevet for a sign-in link: one POST, never repeated by itself. Rejects only when `signal` is aborted. */
export function requestSignInLink(request: LinkRequest): Promise<ApiAnswer<SignInLink>> {
  const { entitlement, place = {}, choices = {}, mfaCode = null, ...rest } = request
  const { to: destination = null, service = null, region = null } = place
  const body = { entitlement, destination, service, region, ...choices, mfaCode }
  return postJson({ path: '/api/v1/console', body, ...rest }, readLink)
}

/** The host that a link leads to, and nothing else of it. */
export function maskedLink({ url }: SignInLink): string {
  return `${new URL(url).origin}/••••••••••••`
}

function readLink(body: unknown): SignInLink | null {
  const read = textReader(body)
  const url = read('url')
  const expiresAt = new Date(read('expiresAt'))
  const session = typeof body === 'object' && body !== null && 'session' in body ? readSession(body.session) : null
  return URL.canParse(url) && isInstant(expiresAt) && session ? { url, expiresAt, session } : null
}

function readSession(session: unknown): LinkSession | null {
  const endsAt = new Date(textReader(session)('endsAt'))
  if (isInstant(endsAt)) return { countedFrom: 'issue', endsAt }
  if (typeof session !== 'object' || session === null || !('seconds' in session)) return null
  return typeof session.seconds === 'number' ? { countedFrom: 'sign-in', seconds: session.seconds } : null
}

function isInstant(date: Date): boolean {
  return !Number.isNaN(date.getTime())
}
