import { chmodSync, closeSync, existsSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { BrevetError } from '../domain/errors'

/** The real path of an existing database file, so that two spellings of it meet at one lock; `store_unavailable` without a file. */
export function existingFile(path: string): string {
  if (!existsSync(path)) throw new BrevetError('store_unavailable', { reason: 'file_missing', path: resolve(path) })
  return realpathSync(path)
}

/** Creates folder (0700) and file (0600) where they are missing, and takes group's and others' rights from the file. */
export function privateFile(path: string): string {
  const absolute = resolve(path)
  try {
    mkdirSync(dirname(absolute), { recursive: true, mode: 0o700 })
    const real = existsSync(absolute)
      ? realpathSync(absolute)
      : join(realpathSync(dirname(absolute)), basename(absolute))
    closeSync(openSync(real, 'a', 0o600))
    if ((statSync(real).mode & 0o077) !== 0) chmodSync(real, 0o600)
    return real
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'file'
    throw new BrevetError('store_unavailable', { reason, path: absolute })
  }
}

/**
 * Tells whether the path still leads to the file it leads to now. A database that was moved, removed or replaced goes on
 * answering, and takes rows that nobody will find again.
 */
export function placeOf(path: string): { readonly isUnchanged: () => boolean } {
  const file = fileAt(path)
  return { isUnchanged: () => fileAt(path) === file }
}

function fileAt(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}
