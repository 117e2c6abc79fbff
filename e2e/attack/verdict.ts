import type { OutgoingHttpHeaders } from 'node:http'
import { expect } from '../fixtures'
import { type Act, bodyOf } from './routes'
import { recordAttack, recordControl } from './tally'
import type { Attempt, Outcome, Wire } from './wire'

/** Words of what guarded routes say to those who may. */
export const marks =
  /ben@corp|ana@corp|own-aws|secretAccessKey|SigninToken|"signIns"|"rows"|CreateOpenIDConnectProvider/

/** Words of what is for administrators and auditors. */
export const administratorMarks = /own-aws|"rows"|"roles"|CreateOpenIDConnectProvider|oidc-provider/

/** Whether an answer gave anything to somebody who should have none: content, an effect, or the way to one. */
function gave({ status, headers, location, body }: Outcome, words: RegExp): boolean {
  if (words.test(body) || words.test(location)) return true
  // A part of a page for React says in itself that it leads elsewhere, or that there is nothing: by its words alone can it be judged.
  if (headers['content-type'] === 'text/x-component') return false
  if (/session=[^;]/.test(String(headers['set-cookie'] ?? ''))) return true
  if (status >= 300 && status < 400) return !/^(https?:\/\/[^/]+)?\/(signin|refused)\b/.test(location)
  return status < 300 && !(status === 204 && body === '')
}

export function ask(wire: Wire, act: Act, headers: OutgoingHttpHeaders): Promise<Outcome> {
  const { type, body } = bodyOf(act)
  return follow(wire, { method: act.method, path: act.path, headers: { 'content-type': type, ...headers }, body })
}

/** Asks, and again where the answer is another address of the portal for the same: with slashes put right, or with Next's own mark. */
export async function follow(wire: Wire, attempt: Attempt, hopsLeft = 3): Promise<Outcome> {
  const outcome = await wire.send(attempt)
  const { status, location } = outcome
  const isElsewhere =
    status < 300 || status > 399 || !location.startsWith('/') || /^\/(signin|refused)\b/.test(location)
  return isElsewhere || hopsLeft === 0 ? outcome : follow(wire, { ...attempt, path: location }, hopsLeft - 1)
}

/** Whether somebody who may got what they asked for. */
export function served({ status, location }: Outcome): boolean {
  return status === 200 || status === 201 || (status === 303 && !location.includes('/refused'))
}

interface Trial {
  readonly family: string
  readonly what: string
}

export function refuse({ family, what }: Trial, outcome: Outcome, words = marks): void {
  const hasGiven = gave(outcome, words)
  recordAttack(family, what, hasGiven)
  expect.soft(hasGiven, `${what}: ${outcome.status} ${outcome.location}`).toBe(false)
  expect.soft(outcome.status, what).toBeLessThan(500)
}

export function admit({ family, what }: Trial, outcome: Outcome): void {
  recordControl(family, what, served(outcome))
  expect.soft(served(outcome), `${what}: ${outcome.status} ${outcome.location}`).toBe(true)
}
