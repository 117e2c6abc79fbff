import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import type { IssuerKeyHome } from '../config/config'
import { BrevetError } from '../domain/errors'
import { fixedLengthSignature } from './ecdsa-signature'
import type { IssuerKey, IssuerKeys } from './issuer-keys'
import { createKms, type Kms, type KmsAlgorithm } from './kms'

type KmsHome = Extract<IssuerKeyHome, { readonly kind: 'kms' }>

/** KMS takes a message up to this length, and the digest of a longer one. */
const maxMessageBytes = 4096

/**
 * A key whose private half never leaves AWS KMS: an asymmetric key for SIGN_VERIFY, on NIST P-256 (ES256) or RSA (RS256). Its public
 * half belongs to its ARN for good, and is asked for once. Fails with `issuer_key_unavailable`.
 */
export function kmsKey(home: KmsHome, kms: Kms = createKms(home)): IssuerKeys {
  let known: Promise<IssuerKey> | null = null
  const open = async () => {
    known ??= describeKey(home, kms)
    const found = known
    try {
      return await found
    } catch (error) {
      if (known === found) known = null
      throw error
    }
  }
  return { current: open, published: async () => [await open()] }
}

async function describeKey(home: KmsHome, kms: Kms): Promise<IssuerKey> {
  const { publicKey: der, usage } = await kms.publicKey()
  const publicKey = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
  const kind = usage === 'SIGN_VERIFY' ? kindOf(publicKey) : null
  if (!kind) throw new BrevetError('issuer_key_unavailable', { region: home.region, reason: 'unusable' })
  return {
    id: await calculateJwkThumbprint(await exportJWK(publicKey)),
    algorithm: kind.algorithm,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    async sign(input) {
      const message = Buffer.from(input, 'utf8')
      const isWhole = message.length <= maxMessageBytes
      const content = isWhole ? message : createHash('sha256').update(message).digest()
      const signature = await kms.sign({ content, type: isWhole ? 'RAW' : 'DIGEST', algorithm: kind.name })
      return kind.algorithm === 'ES256' ? fixedLengthSignature(signature) : Buffer.from(signature)
    },
  }
}

interface KeyKind {
  readonly algorithm: IssuerKey['algorithm']
  readonly name: KmsAlgorithm
}

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyKind | null {
  if (asymmetricKeyType === 'rsa') return { algorithm: 'RS256', name: 'RSASSA_PKCS1_V1_5_SHA_256' }
  const isP256 = asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
  return isP256 ? { algorithm: 'ES256', name: 'ECDSA_SHA_256' } : null
}
