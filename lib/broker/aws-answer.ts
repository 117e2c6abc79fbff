import { BrevetError } from '../domain/errors'
import type { AwsAnswer } from '../domain/proof'
import type { PortalSession } from '../domain/session'
import type { Installation } from './installation'

/** AWS redeems an assertion up to five minutes after its issue. Source: AWS's own message, "Token must be redeemed within 5 minutes". */
const redeemableSeconds = 300
/** The least that an answer must still be good for: AWS has to receive it, and its clock is another. */
const marginSeconds = 20

/** From here on AWS refuses the answer. */
export function redeemableUntil({ issuedAt, expiresAt }: AwsAnswer): Date {
  return new Date(Math.min(issuedAt.getTime() + redeemableSeconds * 1000, expiresAt.getTime()))
}

export function isRedeemable(answer: AwsAnswer, now: Date): boolean {
  return redeemableUntil(answer).getTime() - now.getTime() >= marginSeconds * 1000
}

/**
 * The answer that a session holds for AWS, while AWS takes it. Fails with `proof_missing` where the person's source gives none, and with
 * `assertion_stale` when the provider has to confirm them anew: `confirmAt` is where the browser goes for that, and comes back
 * to `returnTo`.
 */
export async function freshAnswer(
  installation: Installation,
  { idHash, identity }: PortalSession,
  returnTo: string,
): Promise<AwsAnswer> {
  const { config, sources } = installation.current()
  if (!sources.get(identity.source)?.awsApplication) throw new BrevetError('proof_missing')
  const answer = await installation.repositories.awsAnswers.find(idHash)
  if (answer && isRedeemable(answer, installation.now())) return answer
  const confirmAt = new URL(`/auth/${encodeURIComponent(identity.source)}/aws/start`, config.publicUrl)
  confirmAt.searchParams.set('returnTo', returnTo)
  throw new BrevetError('assertion_stale', { confirmAt: confirmAt.href })
}
