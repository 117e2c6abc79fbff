import { unprintable } from './key-values'

/** A string in double quotes with backslashes, as most languages read it; they differ in how a character is named by its number. */
export function doubleQuoted(value: string, byNumber: (character: string) => string): string {
  return `"${value.replace(/["\\]/g, '\\$&').replace(unprintable, byNumber)}"`
}

/** `\u` and four digits for each UTF-16 unit: JSON, JavaScript, C#. */
export function unitEscapes(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join('')
}

/** `\u` and four digits, or `\U` and eight, for a whole character: Python. */
export function pointEscape(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`
}

/** The same where half a character is none: Go, HCL. */
export function scalarEscape(character: string): string {
  return pointEscape(character.replace(/\p{Cs}/u, '\ufffd'))
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
