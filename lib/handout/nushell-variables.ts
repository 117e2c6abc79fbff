import { environmentVariables, maskingVariables } from './environment-variables'
import { type KeyValues, unprintable } from './key-values'

/** Lines to paste into Nushell. */
export function nushellVariables(values: KeyValues): string {
  const settings = environmentVariables(values).map(([name, value]) => `$env.${name} = ${nushellQuoted(value)}\n`)
  return `hide-env -i ${maskingVariables.join(' ')}\n${settings.join('')}`
}

/**
 * A string of Nushell. A single-quoted one knows no escapes, so a text with a quote or with what cannot be printed is
 * double-quoted, in which nothing is interpolated. Source: The Nushell Book, "Working with strings".
 */
export function nushellQuoted(value: string): string {
  // No environment variable can hold NUL, and half a character is none in UTF-8.
  const text = value.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd')
  if (text.search(unprintable) < 0 && !text.includes("'")) return `'${text}'`
  const escaped = text.replace(/["\\]/g, '\\$&')
  return `"${escaped.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}"`
}
