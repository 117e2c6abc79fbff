import type { AuditActor } from '../domain/audit-event'
import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { Secret } from '../domain/secret'
import type { PendingSignIn } from '../domain/sign-in'
import type { CallbackRequest, IdentitySource, SignInResult } from '../identity/source'
import { actorOf, record, recordRefusal } from './audit-trail'
import { endOldest } from './ended-sessions'
import type { Installation } from './installation'
import { type BegunSignIn, consumePending, findPending, openPending } from './pending'
import { countSignIn } from './throttle'
import type { Visit } from './visit'

export interface BeginSignIn extends Visit {
  readonly sourceId: string
  /** Where the person was going. */
  readonly returnTo: string | null
  readonly loginHint: string | null
  /** The transaction cookie, if this browser has one for the source already; two tabs may sign in at once. */
  readonly browserToken: string | null
}

/** Sends somebody to a source. Fails with `source_unknown`, `source_unreachable`, `source_misconfigured`. */
export async function beginSignIn(installation: Installation, request: BeginSignIn): Promise<BegunSignIn> {
  const actor = unknownActor(request.sourceId)
  return recordRefusal(installation, { ...request, action: 'sign-in', actor, target: null }, async () => {
    const { returnTo, loginHint, browserToken } = request
    const source = findSource(installation, request.sourceId)
    await countSignIn(installation, request.client.ip, source.id)
    const begin = (pendingId: string) => source.begin({ pendingId, loginHint })
    return openPending(installation, { source: source.id, returnTo, browserToken, begin })
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
  /** Who signed in. */
  readonly identity: Identity
}

/** Takes a source's answer. One answer gives one session, once; whatever is wrong with it is audited and gives none. */
export async function finishSignIn(installation: Installation, request: FinishSignIn): Promise<FinishedSignIn> {
  const actor = unknownActor(request.sourceId)
  return recordRefusal(installation, { ...request, action: 'sign-in', actor, target: null }, async () => {
    const source = findSource(installation, request.sourceId)
    await countSignIn(installation, request.client.ip, source.id)
    const pending = await findPending(installation, { ...request, source: request.sourceId })
    const result = await source.finish(request.answer, pending)
    await consume(installation, pending, result)
    await recordSuccess(installation, request, result.identity)
    if (request.previousSession) await installation.sessions.end(request.previousSession)
    const { identity, proof, atProvider, sessionEndsBy: endsBy } = result
    const sessionId = await installation.sessions.open({ identity, proof, client: request.client, atProvider, endsBy })
    await endOldest(installation, request, identity)
    return { sessionId, returnTo: pending.returnTo, identity }
  })
}

/** With how many groups, and where they were found: the groups themselves are the person's. */
function recordSuccess(installation: Installation, visit: Visit, identity: Identity): Promise<void> {
  const details = { groups: identity.groups.length, groupsFrom: identity.groupsFrom }
  return record(installation, {
    ...visit,
    action: 'sign-in',
    outcome: 'succeeded',
    actor: actorOf(identity),
    details,
  })
}

/** The source of that id; `source_unknown` when there is none. */
export function findSource(installation: Installation, id: string): IdentitySource {
  const source = installation.current().sources.get(id)
  if (!source) throw new BrevetError('source_unknown')
  return source
}

/** Only now, with the answer verified, is anything used up: a forged answer cannot cancel somebody's sign-in. */
async function consume(installation: Installation, pending: PendingSignIn, { proof }: SignInResult): Promise<void> {
  await consumePending(installation, pending)
  if (proof.kind === 'oidc') return
  const { usedAssertions } = installation.repositories
  if (!(await usedAssertions.remember(pending.source, proof.assertionId, proof.expiresAt)))
    throw new BrevetError('sign_in_replayed')
}

/** For the audit, as long as nobody is verified. */
export function unknownActor(source: string): AuditActor {
  return { source: source.slice(0, 64), subject: null, name: null, email: null }
}
