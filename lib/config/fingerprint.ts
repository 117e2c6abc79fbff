import { createHash, type Hash } from 'node:crypto'
import type { Config } from './config'

/** A hash over everything in a configuration, secrets included, so that two can be compared without keeping either. */
export function configFingerprint(config: Config): string {
  const hash = createHash('sha256')
  feed(hash, config)
  return hash.digest('hex')
}

function feed(hash: Hash, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    hash.update(`${typeof value}:${JSON.stringify(value)};`)
    return
  }
  if ('reveal' in value && typeof value.reveal === 'function') {
    hash.update(`secret:${JSON.stringify(value.reveal())};`)
    return
  }
  hash.update(Array.isArray(value) ? '[' : '{')
  for (const [key, inner] of Object.entries(value)) {
    hash.update(`${JSON.stringify(key)}=`)
    feed(hash, inner)
  }
  hash.update('}')
}
