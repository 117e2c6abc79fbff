/**
 * Ways to write temporary keys down. Pure, and free of Node, because they are rendered in the browser that asked for the keys.
 * No value, however hostile, ends its quotes, its line or its field, or reaches a terminal as a control character.
 */
import { credentialsProfile } from './credentials-profile'
import type { KeyValues } from './key-values'
import { powershellVariables } from './powershell-variables'
import { processJson } from './process-json'
import { shellVariables } from './shell-variables'

export { type KeyValues, profileName } from './key-values'

/** One way to write keys down. */
export interface KeyFormat {
  readonly id: 'shell' | 'powershell' | 'profile' | 'json'
  readonly label: string
  /** Text that ends with a line feed; each of the three values stands on a line of its own. */
  readonly render: (values: KeyValues) => string
}

/** In the order in which they are offered. */
export const keyFormats: readonly KeyFormat[] = [
  { id: 'shell', label: 'bash, zsh', render: shellVariables },
  { id: 'powershell', label: 'PowerShell', render: powershellVariables },
  { id: 'profile', label: 'Credentials file', render: credentialsProfile },
  { id: 'json', label: 'JSON', render: processJson },
]
