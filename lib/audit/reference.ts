import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a reference survives being read out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new reference `brv-XXXX-XXXX` of 40 random bits: the same in the audit, in the answer and on the error page. */
export function newReference(random: (bytes: number) => Uint8Array = randomBytes): string {
  const letters = Array.from(random(8), (byte) => alphabet.charAt(byte & 31)).join('')
  return `brv-${letters.slice(0, 4)}-${letters.slice(4)}`
}
