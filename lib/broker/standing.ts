import type { Entitlement } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { ownAnswerKinds } from '../domain/federation-kind'
import type { Identity } from '../domain/identity'
import type { Proof } from '../domain/proof'
import type { PortalSession } from '../domain/session'
import { freshProof } from './fresh-proof'
import type { Installation } from './installation'

/** Somebody at the moment of issuing: who they are, what they may have, and what vouches for them. */
export interface Standing {
  readonly identity: Identity
  readonly entitlement: Entitlement
  /** Opened by methods that hand it on alone. */
  proof(): Promise<Proof>
}

/**
 * Where the provider's own answer goes to AWS, the provider is asked first if that answer is old, and what it then says of the person
 * decides: the entitlement is found once more, and `not_entitled` when it is gone.
 */
export async function standingOf(
  installation: Installation,
  session: PortalSession,
  entitlement: Entitlement,
): Promise<Standing> {
  if (!ownAnswerKinds.includes(entitlement.method)) {
    return { identity: session.identity, entitlement, proof: () => openProof(installation, session.idHash) }
  }
  const { identity, proof } = await freshProof(installation, session)
  const current = installation.current().access.find(identity, entitlement.id)
  if (!current) throw new BrevetError('not_entitled')
  return { identity, entitlement: current, proof: async () => proof }
}

async function openProof({ sessions }: Installation, idHash: string): Promise<Proof> {
  const proof = await sessions.proof(idHash)
  if (!proof) throw new BrevetError('proof_missing')
  return proof
}
