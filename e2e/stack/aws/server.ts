import { type RunningPart, startListener } from '../listener'
import { createAuthorizationMessages } from './authorization-messages'
import { AwsFault } from './aws-fault'
import { createConsoleSessions } from './console/console-session'
import type { AwsContext } from './context'
import { createEventTrail } from './event-trail'
import { disturb } from './faults/disturbance'
import { createFaults } from './faults/faults'
import { type HttpResponse, readRequest, sendResponse } from './http-message'
import { createMfaLedger } from './mfa-ledger'
import type { AwsRegistry } from './registry'
import { route } from './router'
import { createSessions } from './sessions'
import { stsFailure } from './sts/endpoint'
import { createIssuerKeys } from './sts/issuer-keys'

export interface AwsOptions {
  /** 0 takes a free port. */
  readonly port: number
  readonly registry: AwsRegistry
  /** Default: the system's clock. */
  readonly now?: () => Date
}

/**
 * Starts the AWS simulator on loopback: STS, S3, corners of IAM and EC2, the sign-in endpoints, a console page, and an API of its
 * own under `/_aws/`.
 * It knows only what is in the registry. Rejects with Node's `EADDRINUSE` when the port is taken.
 */
export async function startAws(options: AwsOptions): Promise<RunningPart> {
  const context: AwsContext = {
    registry: options.registry,
    sessions: createSessions(),
    consoleSessions: createConsoleSessions(),
    issuerKeys: createIssuerKeys(fetch),
    trail: createEventTrail(),
    mfa: createMfaLedger(),
    faults: createFaults(),
    messages: createAuthorizationMessages(),
    now: options.now ?? (() => new Date()),
  }
  return startListener(options.port, () => (message, outgoing) => {
    readRequest(message)
      .then((request) => disturb(context, request, () => route(context, request)))
      .catch(asFailure)
      .then((answer) => {
        if (answer === 'reset') message.socket.resetAndDestroy()
        else if (answer !== 'hang') sendResponse(outgoing, answer, message.method ?? 'GET')
      })
  })
}

/** A bug of the simulator shows as AWS's own `InternalFailure`, and on the terminal. */
function asFailure(error: unknown): HttpResponse {
  if (error instanceof AwsFault) return stsFailure(error)
  if (isHangUp(error)) return stsFailure(new AwsFault('RequestTimeout', 400, 'The client closed the connection.'))
  console.error('aws simulator:', error)
  return stsFailure(
    new AwsFault('InternalFailure', 500, 'The request processing has failed because of an unknown error.'),
  )
}

/** The client went away while it was sending; nobody reads the answer. */
function isHangUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
}
