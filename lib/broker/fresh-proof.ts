import { setTimeout as sleep } from 'node:timers/promises'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { OidcProof } from '../domain/proof'
import type { PortalSession } from '../domain/session'
import type { IdentitySource } from '../identity/source'
import type { Installation } from './installation'

/** What a person's provider has said last: the token to hand on, and the person as it goes with it. */
export interface FreshProof {
  readonly identity: Identity
  readonly proof: OidcProof
}

/** With less left, the provider is asked for a new token first. */
const renewBelowSeconds = 300
/** The least that a token must still live to be handed on: AWS has to receive it. */
const leastSeconds = 20
/** Longer than a refresh can take; then another replica may try. */
const claimSeconds = 40
const waitMilliseconds = 8000
const pauseMilliseconds = 200

/**
 * The ID token of a session, renewed when fewer than five minutes remain. One refresh runs at a time for a session, in this process and
 * in all replicas, because providers end a sign-in whose refresh token comes twice; whoever waits takes what the other stored. New tokens,
 * and the person's groups of this moment, are stored before anybody uses them. A provider or a directory that cannot be reached leaves the
 * old token and groups in use while that token lasts. Fails with `proof_missing` (the source is no confidential OIDC client),
 * `proof_expired`, and as a sign-in does.
 */
export async function freshProof(installation: Installation, { idHash, identity }: PortalSession): Promise<FreshProof> {
  const source = confidentialSource(installation, identity.source)
  const { proofs } = installation.repositories
  const clock = () => installation.now().getTime()
  const first = await openHeld(installation, idHash)
  let held = first
  for (let waited = 0; ; waited += pauseMilliseconds) {
    const isRenewed = held.proof.idToken.reveal() !== first.proof.idToken.reveal()
    if (isRenewed || secondsLeft(held, clock()) >= renewBelowSeconds) return freshOf(held)
    const until = new Date(clock() + claimSeconds * 1000)
    if (await proofs.claimRenewal(idHash, installation.now(), until)) {
      return renew(installation, { idHash, until, source, seen: held })
    }
    if (waited >= waitMilliseconds) return whileItLasts(held, clock(), new BrevetError('source_unreachable'))
    await sleep(pauseMilliseconds)
    held = await openHeld(installation, idHash)
  }
}

/** Anybody can be a public client: AWS would take a token that a stranger obtained in Brevet's name. */
function confidentialSource(installation: Installation, id: string): IdentitySource {
  const { sources, config } = installation.current()
  const settings = config.signIn.find((source) => source.id === id)
  const source = sources.get(id)
  if (settings?.kind === 'oidc' && settings.clientAuthentication !== 'none' && source) return source
  throw new BrevetError('proof_missing', { source: settings?.kind ?? 'unknown' })
}

interface Held {
  readonly session: PortalSession
  readonly proof: OidcProof
}

/** The proof first: the identity is stored before it, so that it is never older. */
async function openHeld({ repositories, sessions }: Installation, idHash: string): Promise<Held> {
  const proof = await repositories.proofs.find(idHash)
  const session = await sessions.read(idHash)
  if (!session) throw new BrevetError('not_signed_in')
  if (proof?.kind !== 'oidc') throw new BrevetError('proof_missing')
  return { session, proof }
}

interface Renewal {
  readonly idHash: string
  /** The ticket of `claimRenewal`. */
  readonly until: Date
  readonly source: IdentitySource
  /** What made the renewal necessary. */
  readonly seen: Held
}

async function renew(installation: Installation, renewal: Renewal): Promise<FreshProof> {
  const { idHash, until, source, seen } = renewal
  const { proofs } = installation.repositories
  const held = await openHeld(installation, idHash)
  try {
    if (held.proof.idToken.reveal() !== seen.proof.idToken.reveal()) return freshOf(held)
    const refreshed = await source.refresh(held.proof)
    if (refreshed?.proof.kind !== 'oidc') return whileItLasts(held, installation.now().getTime())
    const renewed = { session: personOf(held.session, refreshed.identity), proof: refreshed.proof }
    await store(installation, renewed, until)
    return whileItLasts(renewed, installation.now().getTime(), refreshed.fault)
  } catch (error) {
    if (!isBrevetError(error) || error.code !== 'source_unreachable') throw error
    return whileItLasts(held, installation.now().getTime(), error)
  } finally {
    await proofs.releaseRenewal(idHash, until)
  }
}

/** The sign-in itself is no younger for it. */
function personOf(session: PortalSession, identity: Identity | null): PortalSession {
  if (identity === null) return session
  const { source, subject, authenticatedAt } = session.identity
  if (identity.source !== source || identity.subject !== subject) throw new BrevetError('subject_mismatch')
  return { ...session, identity: { ...identity, authenticatedAt } }
}

/** Stores nothing for a session that ended meanwhile. */
async function store({ repositories }: Installation, { session, proof }: Held, until: Date): Promise<void> {
  const isOpen = await repositories.sessions.replaceIdentity(session)
  if (!isOpen || !(await repositories.proofs.renew(session.idHash, proof, until)))
    throw new BrevetError('not_signed_in')
}

function freshOf({ session, proof }: Held): FreshProof {
  return { identity: session.identity, proof }
}

function whileItLasts(held: Held, now: number, otherwise = new BrevetError('proof_expired')): FreshProof {
  if (secondsLeft(held, now) >= leastSeconds) return freshOf(held)
  throw otherwise
}

function secondsLeft({ proof }: Held, now: number): number {
  return (proof.expiresAt.getTime() - now) / 1000
}
