import { constants, createHash, type KeyObject, privateDecrypt } from 'node:crypto'

export type MaskHash = 'sha1' | 'sha256'

/**
 * Opens RSA-OAEP with SHA-256 and an empty label; null when it cannot be opened. Node has no way to choose the hash of the mask
 * apart from the other, so the padding is taken off here. Source: RFC 8017, 7.1.2.
 */
export function openOaep(key: KeyObject, sealed: Buffer, maskHash: MaskHash): Buffer | null {
  const length = 32
  let padded: Buffer
  try {
    padded = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, sealed)
  } catch {
    return null
  }
  const maskedSeed = padded.subarray(1, 1 + length)
  const maskedData = padded.subarray(1 + length)
  const seed = exclusiveOr(maskedSeed, maskOf(maskedData, maskedSeed.length, maskHash))
  const data = exclusiveOr(maskedData, maskOf(seed, maskedData.length, maskHash))
  const label = createHash('sha256').digest()
  const start = data.indexOf(1, length)
  const isPadding = start > 0 && data.subarray(length, start).every((byte) => byte === 0)
  return padded[0] === 0 && data.subarray(0, length).equals(label) && isPadding ? data.subarray(start + 1) : null
}

/** MGF1. Source: RFC 8017, B.2.1. */
export function maskOf(seed: Buffer, length: number, hash: MaskHash): Buffer {
  const blocks: Buffer[] = []
  for (let counter = 0, size = 0; size < length; counter += 1) {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(counter)
    const block = createHash(hash).update(seed).update(number).digest()
    blocks.push(block)
    size += block.length
  }
  return Buffer.concat(blocks).subarray(0, length)
}

export function exclusiveOr(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
}
