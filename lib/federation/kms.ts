import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { BrevetError } from '../domain/errors'

const connectMilliseconds = 1000
/** For one call, its one repetition included: somebody waits for it. */
const deadlineMilliseconds = 3000

export type KmsAlgorithm = 'ECDSA_SHA_256' | 'RSASSA_PKCS1_V1_5_SHA_256'

/** What is asked of one key. Source: AWS KMS API Reference, GetPublicKey and Sign. */
export interface Kms {
  publicKey(): Promise<{ readonly publicKey: Uint8Array; readonly usage: string }>
  sign(request: {
    readonly content: Uint8Array
    readonly type: 'RAW' | 'DIGEST'
    readonly algorithm: KmsAlgorithm
  }): Promise<Uint8Array>
}

interface KmsPlace {
  readonly arn: string
  readonly region: string
  /** Replaces AWS's own. */
  readonly endpoint?: string
}

/** AWS KMS in the key's region, with the credentials of the SDK's default chain. Fails with `issuer_key_unavailable` or `aws_credentials_missing`. */
export function createKms({ arn: KeyId, region, endpoint }: KmsPlace): Kms {
  const client = new KMSClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 2,
    retryMode: 'standard',
    defaultsMode: 'standard',
    userAgentAppId: 'brevet',
    requestHandler: { connectionTimeout: connectMilliseconds },
  })
  const abortSignal = () => AbortSignal.timeout(deadlineMilliseconds)
  return {
    async publicKey() {
      const call = client.send(new GetPublicKeyCommand({ KeyId }), { abortSignal: abortSignal() })
      const { PublicKey, KeyUsage = '' } = await translated(call, region)
      return { publicKey: present(PublicKey, region), usage: KeyUsage }
    },
    async sign({ content: Message, type: MessageType, algorithm: SigningAlgorithm }) {
      const command = new SignCommand({ KeyId, Message, MessageType, SigningAlgorithm })
      const { Signature } = await translated(client.send(command, { abortSignal: abortSignal() }), region)
      return present(Signature, region)
    },
  }
}

function present(bytes: Uint8Array | undefined, region: string): Uint8Array {
  if (bytes) return bytes
  throw new BrevetError('issuer_key_unavailable', { region, reason: 'answer_malformed' })
}

async function translated<Answer>(call: Promise<Answer>, region: string): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (/^(?:Credentials|Token)ProviderError$/.test(name)) throw new BrevetError('aws_credentials_missing')
    throw new BrevetError('issuer_key_unavailable', { region, reason: reasons[name] ?? 'network' })
  }
}

/** Names of the SDK's errors, which are AWS's codes, to what they mean here. */
const reasons: Readonly<Record<string, string>> = {
  AbortError: 'timeout',
  TimeoutError: 'timeout',
  AccessDeniedException: 'denied',
  NotFoundException: 'not_found',
  DisabledException: 'disabled',
  KMSInvalidStateException: 'disabled',
  InvalidKeyUsageException: 'unusable',
  UnsupportedOperationException: 'unusable',
  ValidationException: 'unusable',
  ThrottlingException: 'throttled',
  LimitExceededException: 'throttled',
  KeyUnavailableException: 'unavailable',
  DependencyTimeoutException: 'unavailable',
  KMSInternalException: 'unavailable',
  UnrecognizedClientException: 'credentials_rejected',
  InvalidClientTokenId: 'credentials_rejected',
  InvalidSignatureException: 'credentials_rejected',
  ExpiredTokenException: 'credentials_rejected',
}
