import { hkdfSync } from 'node:crypto'
import { type Secret, secret } from '../domain/secret'

/** A key for next-auth, derived from the newest BREVET_SECRET (HKDF-SHA-256), so that the secret itself never leaves its owner. */
export function cookieSecret(secrets: readonly Secret[]): Secret {
  const newest = secrets[0]
  if (!newest) throw new Error('process settings without a secret')
  return secret(Buffer.from(hkdfSync('sha256', newest.reveal(), '', 'brevet/next-auth', 32)).toString('base64url'))
}
