/** Test support: as much of AWS KMS as Brevet asks, over HTTP, with keys of its own. */
import { constants, createHash, generateKeyPairSync, type KeyObject, privateEncrypt, sign } from 'node:crypto'
import { createServer } from 'node:http'

const arnOf = (id: number) =>
  `arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-${String(id).padStart(12, '0')}`

interface StandInKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly usage: string
}

export interface KmsStandIn {
  readonly endpoint: string
  /** Operation and type of the message of each call, oldest first. */
  readonly calls: string[]
  /** Makes a key; gives its ARN. */
  create(kind: 'P-256' | 'P-384' | 'rsa', usage?: string): string
  /** What the next calls are answered with; null: as KMS does. */
  failWith(code: string | 'hang' | null): void
  stop(): void
}

export async function startKms(): Promise<KmsStandIn> {
  const keys = new Map<string, StandInKey>()
  const calls: string[] = []
  let failure: string | null = null
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '')
    const body = JSON.parse(text)
    calls.push([operation, body.MessageType].filter(Boolean).join(' '))
    if (failure === 'hang') return
    const key = keys.get(body.KeyId)
    const code = failure ?? (key ? null : 'NotFoundException')
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    if (code !== null || !key) response.writeHead(400).end(JSON.stringify({ __type: code, message: 'a canary of AWS' }))
    else response.end(JSON.stringify(operation === 'Sign' ? signed(key, body) : described(key)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    calls,
    create(kind, usage = 'SIGN_VERIFY') {
      const pair =
        kind === 'rsa'
          ? generateKeyPairSync('rsa', { modulusLength: 2048 })
          : generateKeyPairSync('ec', { namedCurve: kind })
      const arn = arnOf(keys.size + 1)
      keys.set(arn, { ...pair, usage })
      return arn
    },
    failWith(code) {
      failure = code
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function described({ publicKey, usage }: StandInKey): object {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return { PublicKey: der.toString('base64'), KeyUsage: usage }
}

interface SignBody {
  readonly Message: string
  readonly MessageType: 'RAW' | 'DIGEST'
  readonly SigningAlgorithm: string
}

function signed({ privateKey }: StandInKey, body: SignBody): object {
  const message = Buffer.from(body.Message, 'base64')
  if (body.MessageType === 'RAW') {
    if (message.length > 4096) throw new Error('KMS takes 4096 bytes at most')
    return { Signature: sign('sha256', message, privateKey).toString('base64') }
  }
  return { Signature: signDigest(privateKey, message).toString('base64') }
}

/** PKCS #1 v1.5 of a digest that is there already: DigestInfo of SHA-256 before it (RFC 8017, 9.2). */
function signDigest(key: KeyObject, digest: Buffer): Buffer {
  if (digest.length !== createHash('sha256').digest().length) throw new Error('no SHA-256 digest')
  const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest])
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info)
}
