import { environmentVariables, maskingVariables } from './environment-variables'
import { type KeyValues, unprintable } from './key-values'

/** Lines to paste into bash or zsh. */
export function shellVariables(values: KeyValues): string {
  const exports = environmentVariables(values).map(([name, value]) => `export ${name}=${shellQuoted(value)}\n`)
  return `unset ${maskingVariables.join(' ')}\n${exports.join('')}`
}

/** One word of the shell. Within single quotes nothing is special; what cannot be printed is written in ANSI-C quotes, byte by byte. */
export function shellQuoted(value: string): string {
  if (value.search(unprintable) < 0) return `'${value.replaceAll("'", "'\\''")}'`
  // No environment variable can hold NUL, and a shell would end the word there.
  return `$'${value.replaceAll('\0', '').replace(/[^\w+/=.,:@-]/gu, escapedBytes)}'`
}

function escapedBytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}
