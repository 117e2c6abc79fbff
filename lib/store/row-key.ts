import { createHash } from 'node:crypto'

/**
 * The key of a row that is found by text from outside: SHA-256 (base64url) of the parts as a JSON array.
 * Different parts never give the same input, whatever they contain; length and alphabet are fixed.
 */
export function rowKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
