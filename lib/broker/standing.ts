import type { Entitlement } from '../domain/entitlement'
import { BrevetError, isBrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { AwsAnswer, Proof } from '../domain/proof'
import type { PortalSession } from '../domain/session'
import { longestSessionSeconds } from '../federation/own-assertion'
import { freshAnswer } from './aws-answer'
import { freshProof } from './fresh-proof'
import type { Installation } from './installation'
import { keepPurpose } from './kept-purpose'
import type { Purpose } from './purpose'

/** Somebody at the moment of issuing: who they are, what they may have, and what vouches for them. */
export interface Standing {
  readonly identity: Identity
  readonly entitlement: Entitlement
  /** The longest session that the provider's answer gives; null where it sets none. */
  readonly providerSeconds: number | null
  /** Opened by methods that hand it on alone. */
  proof(): Promise<Proof | AwsAnswer>
}

interface Question {
  readonly session: PortalSession
  readonly entitlement: Entitlement
  /** Where somebody goes on whom the provider has to confirm first. */
  readonly returnTo: string
  /** What they said, to have it there again. */
  readonly purpose: Purpose
}

/**
 * Where the provider's own answer goes to AWS, the provider is asked first if that answer is old: by us for a token, and by the browser
 * for an assertion. What a token's renewal says of the person decides: the entitlement is found once more, and `not_entitled` when it
 * is gone.
 */
export async function standingOf(
  installation: Installation,
  { session, entitlement, returnTo, purpose }: Question,
): Promise<Standing> {
  const plain = { identity: session.identity, entitlement, providerSeconds: null }
  switch (entitlement.method) {
    case 'id-token': {
      const { identity, proof } = await freshProof(installation, session)
      const current = installation.current().access.find(identity, entitlement.id)
      if (!current) throw new BrevetError('not_entitled')
      return { ...plain, identity, entitlement: current, proof: async () => proof }
    }
    case 'assertion': {
      const answer = await freshAnswer(installation, session, returnTo).catch(async (error: unknown) => {
        if (isStale(error)) await keepSaid(installation, { session, entitlement, purpose })
        throw error
      })
      const providerSeconds = longestSessionSeconds(answer, installation.now())
      return { ...plain, providerSeconds, proof: async () => answer }
    }
    default:
      return { ...plain, proof: () => openProof(installation, session.idHash) }
  }
}

function isStale(error: unknown): boolean {
  return isBrevetError(error) && error.code === 'assertion_stale'
}

/** What cannot be kept is typed again. */
async function keepSaid(installation: Installation, said: Omit<Question, 'returnTo'>): Promise<void> {
  const { session, entitlement, purpose } = said
  const { reason, ticket } = purpose
  await keepPurpose(installation, session, { entitlement: entitlement.id, reason, ticket }).catch(() => undefined)
}

async function openProof({ sessions }: Installation, idHash: string): Promise<Proof> {
  const proof = await sessions.proof(idHash)
  if (!proof) throw new BrevetError('proof_missing')
  return proof
}
