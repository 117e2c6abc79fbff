import { readFileSync } from 'node:fs'

/** A file that somebody named, or why it cannot be read. */
export type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: string }

/** Reads a file; `-` is the standard input. */
export function readTextFile(path: string): TextFile {
  try {
    return { ok: true, text: readFileSync(path === '-' ? 0 : path, 'utf8') }
  } catch (error) {
    return { ok: false, fault: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}
