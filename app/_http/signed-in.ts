import { runtime } from '@/lib/broker/runtime'
import type { FinishedSignIn } from '@/lib/broker/sign-in'
import { seeOther } from './route'
import { rememberSignIn } from './sign-in-memory'

/** Gives the browser its new session, and leads it to where the person was going; only within a route handler. */
export async function signedIn({ sessionId, identity, returnTo }: FinishedSignIn): Promise<Response> {
  await runtime().cookie.write(sessionId)
  await rememberSignIn(identity)
  return seeOther(returnTo)
}
