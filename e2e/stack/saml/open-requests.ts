import { randomBytes } from 'node:crypto'
import type { AuthnRequest } from './authn-request'
import type { AwsStatement } from './service-provider'

/** A verified request that waits for a person to pick a name. */
export interface OpenRequest {
  readonly request: AuthnRequest
  /** Entity id of the service provider. */
  readonly issuer: string
  /** Null: the answer is made out to the service provider itself. */
  readonly aws: AwsStatement | null
  readonly relayState: string | null
}

export interface OpenRequests {
  /** Keeps it under a random ticket. */
  add(open: OpenRequest, now: Date): string
  /** Hands it out once; null when it is unknown, used or older than ten minutes. */
  take(ticket: string, now: Date): OpenRequest | null
}

const lifetimeMilliseconds = 10 * 60_000

export function createOpenRequests(): OpenRequests {
  const waiting = new Map<string, { readonly open: OpenRequest; readonly expiresAt: number }>()
  return {
    add(open, now) {
      for (const [ticket, { expiresAt }] of waiting) if (expiresAt <= now.getTime()) waiting.delete(ticket)
      const ticket = randomBytes(24).toString('base64url')
      waiting.set(ticket, { open, expiresAt: now.getTime() + lifetimeMilliseconds })
      return ticket
    },
    take(ticket, now) {
      const found = waiting.get(ticket)
      waiting.delete(ticket)
      return found && found.expiresAt > now.getTime() ? found.open : null
    },
  }
}
