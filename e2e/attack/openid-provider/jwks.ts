import type { Answer } from './answer'
import { asAnswer } from './discovery'
import { type Json, publicJwk, type SigningKey } from './signer'

/** What an issuer answers when it is asked for its keys. */
export type KeySetChange = (keys: readonly Json[]) => Answer | Json

export function answerKeySet(keys: readonly SigningKey[], change: KeySetChange | undefined): Answer {
  const published = keys.map(publicJwk)
  return asAnswer(change ? change(published) : { keys: published })
}
