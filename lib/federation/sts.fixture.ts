/**
 * An STS in this process that judges tokens and assertions as strictly as AWS does, and fails on demand.
 * It knows the issuer only by the documents that are published to AWS.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registration } from './registration.fixture'
import { answerXml, errorXml, requestId, StsRefusal } from './sts-answer.fixture'
import { judgeAssertion } from './sts-assertion.fixture'
import type { SignedRequest } from './sts-signature.fixture'
import { createSessions, judgeSigned, type Sessions } from './sts-signed.fixture'
import { judgeToken } from './sts-token.fixture'

/** What one call of the fixture does instead of judging. */
export type Script =
  | { readonly error: string; readonly status: number; readonly message?: string }
  | { readonly body: string; readonly status: number }
  | 'hang'
  | 'reset'
  | 'judge'

interface RecordedCall {
  readonly action: string
  readonly form: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

export interface StsFixture {
  readonly endpoint: string
  readonly calls: readonly RecordedCall[]
  /** Scripts for the next calls, in order; afterwards, and for GetCallerIdentity always, calls are judged. */
  script(...scripts: readonly Script[]): void
  reset(): void
  /** Connections accepted since the last reset. */
  connectionsOpened(): number
  stop(): Promise<void>
}

export async function startSts(registration: Registration): Promise<StsFixture> {
  const calls: RecordedCall[] = []
  const scripts: Script[] = []
  const sessions = createSessions()
  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const form = new URLSearchParams(body)
    calls.push({ action: form.get('Action') ?? '', form, headers: request.headers })
    const script = form.get('Action') === 'GetCallerIdentity' ? undefined : scripts.shift()
    if (script === 'hang') return
    if (script === 'reset') return request.socket.destroy()
    if (!script || script === 'judge')
      return judge(registration, { form, body, headers: request.headers }, { response, sessions })
    if ('body' in script) return send(response, script.status, script.body)
    send(response, script.status, errorXml(script.error, script.message ?? 'On demand'))
  })
  let opened = 0
  server.on('connection', () => opened++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    script: (...next) => void scripts.push(...next),
    reset: () => {
      calls.length = 0
      scripts.length = 0
      sessions.usedCodes.clear()
      opened = 0
    },
    connectionsOpened: () => opened,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface Surroundings {
  readonly response: ServerResponse
  readonly sessions: Sessions
}

async function judge(registration: Registration, received: SignedRequest, { response, sessions }: Surroundings) {
  try {
    const signed = await judgeSigned(received, { registration, sessions })
    if (signed !== null) return send(response, 200, signed)
    if (received.headers.authorization || received.headers['x-amz-security-token']) {
      throw new StsRefusal('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')
    }
    const action = received.form.get('Action')
    if (action === 'AssumeRoleWithWebIdentity') {
      return send(response, 200, answerXml(action, await judgeToken(received.form, registration), registration.now()))
    }
    if (action === 'AssumeRoleWithSAML') {
      return send(
        response,
        200,
        answerXml(action, await judgeAssertion(received.form, registration), registration.now()),
      )
    }
    throw new StsRefusal('InvalidAction', 400, 'Could not find operation')
  } catch (error) {
    const refusal = error instanceof StsRefusal ? error : new StsRefusal('InternalFailure', 500, String(error))
    send(response, refusal.status, errorXml(refusal.awsCode, refusal.message))
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-RequestId': requestId })
  response.end(body)
}
