import { createHash } from 'node:crypto'

/** The entity tag of an object: its MD5 in quotes. */
export function entityTag(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}
