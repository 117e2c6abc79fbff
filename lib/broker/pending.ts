import { createHash, randomBytes } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import type { CallbackRequest, SignInStart } from '../identity/source'
import type { Installation } from './installation'
import { safeReturnPath } from './return-path'

/** Minutes that somebody may take at the provider. */
const pendingMinutes = 10

/** A browser that was sent to a provider, bound to the answer. */
export interface BegunSignIn {
  readonly start: SignInStart
  /** For the transaction cookie: binds the answer to this browser. */
  readonly browserToken: string
  readonly maxAgeSeconds: number
}

interface Departure {
  /** Under which the answer will look for it. */
  readonly source: string
  readonly returnTo: string | null
  readonly browserToken: string | null
  /** What the pending sign-in remembers beside what the source does. */
  readonly memory?: Readonly<Record<string, string>>
  begin(pendingId: string): Promise<SignInStart>
}

/** Begins at a provider, and remembers what the answer must fit. */
export async function openPending(installation: Installation, departure: Departure): Promise<BegunSignIn> {
  const id = randomToken()
  const browserToken = isToken(departure.browserToken) ? departure.browserToken : randomToken()
  const start = await departure.begin(id)
  const createdAt = installation.now()
  await installation.repositories.pendingSignIns.insert({
    id,
    source: departure.source,
    browserHash: hash(browserToken),
    returnTo: safeReturnPath(departure.returnTo),
    memory: { ...start.memory, ...departure.memory },
    createdAt,
    expiresAt: new Date(createdAt.getTime() + pendingMinutes * 60_000),
  })
  return { start, browserToken, maxAgeSeconds: pendingMinutes * 60 }
}

interface Arrival {
  readonly source: string
  readonly answer: CallbackRequest
  readonly browserToken: string | null
}

/** What this browser began, by what the answer echoes; uses nothing up. Fails with `sign_in_state_mismatch`. */
export async function findPending(installation: Installation, arrival: Arrival): Promise<PendingSignIn> {
  const id = pendingIdOf(arrival.answer)
  if (!isToken(id) || !isToken(arrival.browserToken)) throw new BrevetError('sign_in_state_mismatch')
  const { pendingSignIns } = installation.repositories
  const pending = await pendingSignIns.find(id, arrival.source, hash(arrival.browserToken), installation.now())
  if (!pending) throw new BrevetError('sign_in_state_mismatch')
  return pending
}

/** Uses it up; `sign_in_replayed` for all but one of any number of callers. */
export async function consumePending(installation: Installation, pending: PendingSignIn): Promise<void> {
  const { id, source, browserHash } = pending
  const isFirst = await installation.repositories.pendingSignIns.consume(id, source, browserHash, installation.now())
  if (!isFirst) throw new BrevetError('sign_in_replayed')
}

/** Sources echo it as `RelayState` (SAML) or `state` (OIDC, by query or by form). */
function pendingIdOf({ url, form }: CallbackRequest): string | null {
  const given = form ? [...form.getAll('RelayState'), ...form.getAll('state')] : url.searchParams.getAll('state')
  return given.length === 1 ? (given[0] ?? null) : null
}

function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

function isToken(value: string | null): value is string {
  return value !== null && /^[A-Za-z0-9_-]{43}$/.test(value)
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
