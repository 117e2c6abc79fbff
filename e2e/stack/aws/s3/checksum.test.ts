import { describe, expect, it } from 'vitest'
import { checksum } from './checksum'

const hex = (algorithm: string) =>
  Buffer.from(checksum(algorithm, Buffer.from('123456789')) ?? '', 'base64').toString('hex')

describe('checksums of payloads', () => {
  it.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
    ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ])('%s has its published check value', (algorithm, expected) => {
    expect(hex(algorithm)).toBe(expected)
  })

  it('exist for no other algorithm', () => {
    expect(checksum('md4', Buffer.from(''))).toBeNull()
  })
})
