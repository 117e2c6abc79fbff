import { environmentVariables, maskingVariables } from './environment-variables'
import { type KeyValues, unprintable } from './key-values'

/**
 * Lines for the Windows command prompt and for batch files. Within `set "NAME=value"` the characters `& | < > ^ ( )` are
 * themselves. `%`, `!` and `"` have no spelling that the prompt and a batch file both read: they are left out, as is what cannot
 * be printed. AWS uses none of them. Source: Microsoft, "set"; `cmd /?`.
 */
export function cmdVariables(values: KeyValues): string {
  const cleared = maskingVariables.map((name) => [name, ''] as const)
  return [...cleared, ...environmentVariables(values)]
    .map(([name, value]) => `set "${name}=${plain(value)}"\n`)
    .join('')
}

function plain(value: string): string {
  return value.replace(unprintable, '').replace(/[%!"]/g, '')
}
