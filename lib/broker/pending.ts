import { createHash, randomBytes } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import type { CallbackRequest, SignInStart } from '../identity/source'
import type { Installation } from './installation'
import { safeReturnPath } from './return-path'

/** Minutes that somebody may take at the provider. */
const pendingMinutes = 10

/** Binds what waits to this browser. */
export interface BrowserBinding {
  /** For the transaction cookie. */
  readonly browserToken: string
  readonly maxAgeSeconds: number
}

/** A browser that was sent to a provider, bound to the answer. */
export interface BegunSignIn extends BrowserBinding {
  readonly start: SignInStart
}

/** What waits, under which id and source it is looked for, and in which browser. */
interface Waiting {
  readonly id: string
  readonly source: string
  readonly returnTo: string | null
  readonly browserToken: string | null
  readonly memory: Readonly<Record<string, string>>
}

interface Departure extends Pick<Waiting, 'source' | 'returnTo' | 'browserToken'> {
  /** What the pending sign-in remembers beside what the source does. */
  readonly memory?: Readonly<Record<string, string>>
  begin(pendingId: string): Promise<SignInStart>
}

/** Begins at a provider, and remembers what the answer must fit. */
export async function openPending(installation: Installation, departure: Departure): Promise<BegunSignIn> {
  const id = randomToken()
  const start = await departure.begin(id)
  const memory = { ...start.memory, ...departure.memory }
  return { start, ...(await keepPending(installation, { ...departure, id, memory })) }
}

/** Remembers for ten minutes. Two tabs of one browser may wait at once. */
export async function keepPending(installation: Installation, waiting: Waiting): Promise<BrowserBinding> {
  const browserToken = isToken(waiting.browserToken) ? waiting.browserToken : randomToken()
  const createdAt = installation.now()
  await installation.repositories.pendingSignIns.insert({
    id: waiting.id,
    source: waiting.source,
    browserHash: hash(browserToken),
    returnTo: safeReturnPath(waiting.returnTo),
    memory: waiting.memory,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + pendingMinutes * 60_000),
  })
  return { browserToken, maxAgeSeconds: pendingMinutes * 60 }
}

interface Arrival {
  readonly source: string
  readonly answer: CallbackRequest
  readonly browserToken: string | null
}

/** What this browser began, by what the answer echoes; uses nothing up. Fails with `sign_in_state_mismatch`. */
export function findPending(installation: Installation, arrival: Arrival): Promise<PendingSignIn> {
  return findWaiting(installation, { ...arrival, id: echoedId(arrival.answer) })
}

/** What waits under an id in this browser; uses nothing up. Fails with `sign_in_state_mismatch`. */
export async function findWaiting(
  installation: Installation,
  { id, source, browserToken }: { readonly id: string | null } & Pick<Arrival, 'source' | 'browserToken'>,
): Promise<PendingSignIn> {
  if (!isToken(id) || !isToken(browserToken)) throw new BrevetError('sign_in_state_mismatch')
  const { pendingSignIns } = installation.repositories
  const pending = await pendingSignIns.find(id, source, hash(browserToken), installation.now())
  if (!pending) throw new BrevetError('sign_in_state_mismatch')
  return pending
}

/** Whether an answer names what somebody here may have begun: where it does, it is judged as the answer to that and nothing else. */
export function namesPending(answer: CallbackRequest): boolean {
  return isToken(echoedId(answer))
}

/** Uses it up; `sign_in_replayed` for all but one of any number of callers. */
export async function consumePending(installation: Installation, pending: PendingSignIn): Promise<void> {
  const { id, source, browserHash } = pending
  const isFirst = await installation.repositories.pendingSignIns.consume(id, source, browserHash, installation.now())
  if (!isFirst) throw new BrevetError('sign_in_replayed')
}

/** Sources echo it as `RelayState` (SAML) or `state` (OIDC, by query or by form). */
function echoedId({ url, form }: CallbackRequest): string | null {
  const given = form ? [...form.getAll('RelayState'), ...form.getAll('state')] : url.searchParams.getAll('state')
  return given.length === 1 ? (given[0] ?? null) : null
}

export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

function isToken(value: string | null): value is string {
  return value !== null && /^[A-Za-z0-9_-]{43}$/.test(value)
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
