import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { BrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'

/** Where a sealed value belongs. It is bound to this place: moved elsewhere, it does not open. */
export interface SealedPlace {
  readonly table: string
  readonly column: string
  readonly row: string
}

/** Encrypts columns with the keys derived from BREVET_SECRET: the newest seals, all of them open. */
export interface Sealer {
  seal(text: string, place: SealedPlace): string
  /** Throws `config_invalid` when no secret of the ring sealed it, and `internal` when it was altered or moved. */
  open(sealed: string, place: SealedPlace): string
  /** Whether a secret of the ring sealed it. */
  knows(sealed: string): boolean
  /** How everything begins that the newest secret sealed. */
  readonly mark: string
}

interface SealingKey {
  readonly id: string
  readonly key: Buffer
}

const version = 'v1'
const ivBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM with a key from HKDF-SHA-256 (RFC 5869) for each secret, a random 96-bit nonce, and the place as associated data.
 * Format: `v1.<key id>.<base64url of nonce, tag and ciphertext>`.
 */
export function createSealer(secrets: readonly Secret[]): Sealer {
  const keys = secrets.map(deriveKey)
  const [newest] = keys
  if (newest === undefined) throw new BrevetError('config_invalid', { setting: 'BREVET_SECRET' })
  return {
    seal: (text, place) => encrypt(newest, text, place),
    open(sealed, place) {
      const [format, id, payload] = sealed.split('.')
      const key = keys.find((candidate) => candidate.id === id)
      if (format !== version || payload === undefined) throw altered(place)
      if (key === undefined) throw unknownSecret(place)
      return decrypt(key, Buffer.from(payload, 'base64url'), place)
    },
    knows: (sealed) => keys.some(({ id }) => sealed.startsWith(markOf(id))),
    mark: markOf(newest.id),
  }
}

function markOf(keyId: string): string {
  return `${version}.${keyId}.`
}

function deriveKey(value: Secret): SealingKey {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', value.reveal(), '', `brevet store ${purpose} ${version}`, bytes))
  return { id: derive('key id', 6).toString('base64url'), key: derive('sealing', 32) }
}

function encrypt(key: SealingKey, text: string, place: SealedPlace): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key.key, iv, { authTagLength: tagBytes })
  cipher.setAAD(associatedData(key.id, place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${version}.${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

function decrypt(key: SealingKey, payload: Buffer, place: SealedPlace): string {
  if (payload.length < ivBytes + tagBytes) throw altered(place)
  const decipher = createDecipheriv('aes-256-gcm', key.key, payload.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(associatedData(key.id, place))
  decipher.setAuthTag(payload.subarray(ivBytes, ivBytes + tagBytes))
  try {
    const text = Buffer.concat([decipher.update(payload.subarray(ivBytes + tagBytes)), decipher.final()])
    return text.toString('utf8')
  } catch {
    throw altered(place)
  }
}

function associatedData(keyId: string, place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, place.table, place.column, place.row]))
}

function altered(place: SealedPlace): BrevetError {
  return new BrevetError('internal', { reason: 'sealed_value_altered', table: place.table, column: place.column })
}

function unknownSecret(place: SealedPlace): BrevetError {
  return new BrevetError('config_invalid', {
    setting: 'BREVET_SECRET',
    reason: 'sealed_with_another_secret',
    table: place.table,
    column: place.column,
  })
}
