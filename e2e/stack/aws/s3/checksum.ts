import { createHash } from 'node:crypto'

const crcTables: Readonly<Record<string, { readonly polynomial: bigint; readonly bytes: number }>> = {
  crc32: { polynomial: 0xedb88320n, bytes: 4 },
  crc32c: { polynomial: 0x82f63b78n, bytes: 4 },
  crc64nvme: { polynomial: 0x9a6c9329ac4bc9b5n, bytes: 8 },
}

/** Base64 checksum of a payload by the algorithm in `x-amz-checksum-…`; null for an unknown algorithm. */
export function checksum(algorithm: string, payload: Buffer): string | null {
  if (algorithm === 'sha1' || algorithm === 'sha256') return createHash(algorithm).update(payload).digest('base64')
  const crc = crcTables[algorithm]
  return crc ? reflectedCrc(payload, crc.polynomial, crc.bytes) : null
}

function reflectedCrc(payload: Buffer, polynomial: bigint, bytes: number): string {
  const table = Array.from({ length: 256 }, (_, index) => {
    let entry = BigInt(index)
    for (let bit = 0; bit < 8; bit += 1) entry = entry & 1n ? (entry >> 1n) ^ polynomial : entry >> 1n
    return entry
  })
  const mask = (1n << BigInt(bytes * 8)) - 1n
  let crc = mask
  for (const byte of payload) crc = (crc >> 8n) ^ (table[Number(crc & 0xffn) ^ byte] ?? 0n)
  return Buffer.from((crc ^ mask).toString(16).padStart(bytes * 2, '0'), 'hex').toString('base64')
}
