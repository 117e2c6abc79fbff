import { environmentVariables, maskingVariables } from './environment-variables'
import { type KeyValues, unprintable } from './key-values'

/** Lines to paste into fish. Global, not universal: they end with this shell and reach no other. */
export function fishVariables(values: KeyValues): string {
  const settings = environmentVariables(values).map(([name, value]) => `set -gx ${name} ${fishQuoted(value)}\n`)
  return `set -eg ${maskingVariables.join(' ')}\n${settings.join('')}`
}

/**
 * One word of fish. Within single quotes only a quote and a backslash are special; what cannot be printed stands between the
 * quotes, byte by byte. Source: fish, "The fish language", Quotes and Escaping characters.
 */
export function fishQuoted(value: string): string {
  // No environment variable can hold NUL.
  const quoted = value.replaceAll('\0', '').replace(/['\\]/g, '\\$&')
  return `'${quoted.replace(unprintable, (character) => `'${bytes(character)}'`)}'`
}

function bytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\X${byte.toString(16).padStart(2, '0')}`).join('')
}
