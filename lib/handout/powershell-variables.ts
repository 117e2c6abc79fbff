import { environmentVariables, maskingVariables } from './environment-variables'
import { type KeyValues, unprintable } from './key-values'

/** Lines to paste into PowerShell. */
export function powershellVariables(values: KeyValues): string {
  const masking = maskingVariables.map((name) => `Env:${name}`).join(', ')
  const assignments = environmentVariables(values).map(([name, value]) => `$Env:${name} = ${powershellQuoted(value)}\n`)
  return `Remove-Item ${masking} -ErrorAction SilentlyContinue\n${assignments.join('')}`
}

/**
 * A string expression of PowerShell. To PowerShell the typographic quotes U+2018 to U+201B are single quotes too, so they
 * are doubled as well; characters that cannot be printed are added by number. Source: about_Quoting_Rules.
 */
export function powershellQuoted(value: string): string {
  const doubled = value.replace(/['\u2018-\u201b]/g, '$&$&')
  return `'${doubled.replace(unprintable, (character) => `' + ${byNumber(character)} + '`)}'`
}

/** UTF-16 units, because `[char]` is one. */
function byNumber(character: string): string {
  return character
    .split('')
    .map((unit) => `[char]${unit.charCodeAt(0)}`)
    .join(" + '' + ")
}
