import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { type RunningPart, startListener } from './listener'

/** What went over the wire between the portal, or a browser, and a part of the stack. */
export interface Exchanged {
  readonly path: string
  readonly authorization: string
  readonly sent: string
  readonly answered: string
}

export interface Recorder extends RunningPart {
  /** Oldest first. */
  readonly exchanges: Exchanged[]
  /** Where it leads from now on. */
  leadTo(url: string): void
}

/** Stands in front of a part of the stack, changes nothing and keeps everything. */
export async function startRecorder(): Promise<Recorder> {
  const exchanges: Exchanged[] = []
  let target = ''
  const part = await startListener(0, () => (request, response) => {
    // A connection that breaks behind it breaks before it as well.
    pass(request, response, target).then(
      (exchanged) => exchanges.push(exchanged),
      () => request.socket.resetAndDestroy(),
    )
  })
  return {
    ...part,
    exchanges,
    leadTo(url) {
      target = url
    },
  }
}

async function pass(request: IncomingMessage, response: ServerResponse, target: string): Promise<Exchanged> {
  const { method = 'GET', url: path = '/', headers } = request
  const sent = await bytesOf(request)
  const onward = ask(new URL(path, target), { method, headers })
  response.once('close', () => onward.destroy())
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    onward.once('response', resolve).on('error', reject).end(sent)
  })
  const answered = await bytesOf(answer)
  response.writeHead(answer.statusCode ?? 502, answer.headers).end(answered)
  const authorization = headers.authorization ?? ''
  return { path, authorization, sent: sent.toString('utf8'), answered: answered.toString('utf8') }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
