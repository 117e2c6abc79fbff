import { type Answer, jsonAnswer } from './answer'
import { asAnswer } from './discovery'
import { honestPerson, type Misbehaviour } from './token'

/** What userinfo says to the bearer of an access token of this sign-in; null: nobody knows the token. */
export function answerUserinfo(misbehaviour: Misbehaviour | null): Answer {
  if (!misbehaviour) return jsonAnswer({ error: 'invalid_token' }, 401)
  return asAnswer(misbehaviour.userinfo?.(honestPerson) ?? honestPerson)
}
