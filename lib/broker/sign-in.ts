import { createHash, randomBytes } from 'node:crypto'
import type { AuditActor } from '../domain/audit-event'
import { BrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import type { PendingSignIn } from '../domain/sign-in'
import type { CallbackRequest, IdentitySource, SignInResult, SignInStart } from '../identity/source'
import { actorOf, record, recordRefusal } from './audit-trail'
import type { Installation } from './installation'
import { safeReturnPath } from './return-path'
import type { Visit } from './visit'

/** Minutes that somebody may take at the provider. */
const pendingMinutes = 10

export interface BeginSignIn extends Visit {
  readonly sourceId: string
  /** Where the person was going. */
  readonly returnTo: string | null
  readonly loginHint: string | null
  /** The transaction cookie, if this browser has one for the source already; two tabs may sign in at once. */
  readonly browserToken: string | null
}

export interface BegunSignIn {
  readonly start: SignInStart
  /** For the transaction cookie: binds the answer to this browser. */
  readonly browserToken: string
  readonly maxAgeSeconds: number
}

/** Sends somebody to a source. Fails with `source_unknown`, `source_unreachable`, `source_misconfigured`. */
export async function beginSignIn(installation: Installation, request: BeginSignIn): Promise<BegunSignIn> {
  const actor = unknownActor(request.sourceId)
  return recordRefusal(installation, { ...request, action: 'sign-in', actor, target: null }, async () => {
    const source = findSource(installation, request.sourceId)
    const pendingId = randomToken()
    const browserToken = isToken(request.browserToken) ? request.browserToken : randomToken()
    const start = await source.begin({ pendingId, loginHint: request.loginHint })
    const createdAt = installation.now()
    await installation.repositories.pendingSignIns.insert({
      id: pendingId,
      source: source.id,
      browserHash: hash(browserToken),
      returnTo: safeReturnPath(request.returnTo),
      memory: start.memory,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + pendingMinutes * 60_000),
    })
    return { start, browserToken, maxAgeSeconds: pendingMinutes * 60 }
  })
}

export interface FinishSignIn extends Visit {
  readonly sourceId: string
  readonly answer: CallbackRequest
  readonly browserToken: string | null
  /** The session this browser had until now; it ends when a new one begins. */
  readonly previousSession: string | null
}

export interface FinishedSignIn {
  readonly sessionId: Secret
  readonly returnTo: string
}

/** Takes a source's answer. One answer gives one session, once; whatever is wrong with it is audited and gives none. */
export async function finishSignIn(installation: Installation, request: FinishSignIn): Promise<FinishedSignIn> {
  const actor = unknownActor(request.sourceId)
  return recordRefusal(installation, { ...request, action: 'sign-in', actor, target: null }, async () => {
    const source = findSource(installation, request.sourceId)
    const pending = await findPending(installation, request)
    const result = await source.finish(request.answer, pending)
    await consume(installation, pending, result)
    await record(installation, { ...request, action: 'sign-in', outcome: 'succeeded', actor: actorOf(result.identity) })
    if (request.previousSession) await installation.sessions.end(request.previousSession)
    const { identity, proof, sessionEndsBy: endsBy } = result
    const sessionId = await installation.sessions.open({ identity, proof, client: request.client, endsBy })
    return { sessionId, returnTo: pending.returnTo }
  })
}

function findSource(installation: Installation, id: string): IdentitySource {
  const source = installation.current().sources.get(id)
  if (!source) throw new BrevetError('source_unknown')
  return source
}

async function findPending(installation: Installation, request: FinishSignIn): Promise<PendingSignIn> {
  const id = pendingIdOf(request.answer)
  if (!isToken(id) || !isToken(request.browserToken)) throw new BrevetError('sign_in_state_mismatch')
  const { pendingSignIns } = installation.repositories
  const pending = await pendingSignIns.find(id, request.sourceId, hash(request.browserToken), installation.now())
  if (!pending) throw new BrevetError('sign_in_state_mismatch')
  return pending
}

/** Only now, with the answer verified, is anything used up: a forged answer cannot cancel somebody's sign-in. */
async function consume(installation: Installation, pending: PendingSignIn, { proof }: SignInResult): Promise<void> {
  const { pendingSignIns, usedAssertions } = installation.repositories
  const { id, source, browserHash } = pending
  if (!(await pendingSignIns.consume(id, source, browserHash, installation.now())))
    throw new BrevetError('sign_in_replayed')
  if (proof.kind === 'oidc') return
  if (!(await usedAssertions.remember(source, proof.assertionId, proof.expiresAt)))
    throw new BrevetError('sign_in_replayed')
}

/** Sources echo it as `RelayState` (SAML) or `state` (OIDC, by query or by form). */
function pendingIdOf({ url, form }: CallbackRequest): string | null {
  const given = form ? [...form.getAll('RelayState'), ...form.getAll('state')] : url.searchParams.getAll('state')
  return given.length === 1 ? (given[0] ?? null) : null
}

function unknownActor(source: string): AuditActor {
  return { source: source.slice(0, 64), subject: null, name: null, email: null }
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
