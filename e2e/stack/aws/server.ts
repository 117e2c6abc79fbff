import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsFault } from './aws-fault'
import { createConsoleSessions } from './console/console-session'
import type { AwsContext } from './context'
import { createEventTrail } from './event-trail'
import { type HttpResponse, readRequest, sendResponse } from './http-message'
import type { AwsRegistry } from './registry'
import { createRoleSessions } from './role-session'
import { route } from './router'
import { stsFailure } from './sts/endpoint'
import { createIssuerKeys } from './sts/issuer-keys'

export interface AwsOptions {
  /** 0 takes a free port. */
  readonly port: number
  readonly registry: AwsRegistry
  /** Default: the system's clock. */
  readonly now?: () => Date
}

export interface RunningAws {
  /** `http://localhost:PORT`, without a slash. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the AWS simulator on loopback: STS, S3, the federation endpoint, a console page, and an API of its own under `/_aws/`.
 * It knows only what is in the registry. Rejects with Node's `EADDRINUSE` when the port is taken.
 */
export async function startAws(options: AwsOptions): Promise<RunningAws> {
  const context: AwsContext = {
    registry: options.registry,
    sessions: createRoleSessions(),
    consoleSessions: createConsoleSessions(),
    issuerKeys: createIssuerKeys(fetch),
    trail: createEventTrail(),
    now: options.now ?? (() => new Date()),
  }
  const server = createServer((message, outgoing) => {
    readRequest(message)
      .then((request) => route(context, request))
      .catch(asFailure)
      .then((response) => sendResponse(outgoing, response, message.method ?? 'GET'))
  })
  await listen(server, options.port)
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

/** A bug of the simulator shows as AWS's own `InternalFailure`, and on the terminal. */
function asFailure(error: unknown): HttpResponse {
  if (error instanceof AwsFault) return stsFailure(error)
  console.error('aws simulator:', error)
  return stsFailure(
    new AwsFault('InternalFailure', 500, 'The request processing has failed because of an unknown error.'),
  )
}
