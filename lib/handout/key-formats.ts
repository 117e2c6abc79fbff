/**
 * Ways to write temporary keys down. Pure, and free of Node, because they are rendered in the browser that asked for the keys.
 * No value, however hostile, ends its quotes, its line or its field, or reaches a terminal as a control character.
 */
import { cmdVariables } from './cmd-variables'
import { credentialsProfile } from './credentials-profile'
import { dockerRun } from './docker-run'
import { dockerEnvFile, envFile } from './env-file'
import { fishVariables } from './fish-variables'
import type { KeyValues } from './key-values'
import { nushellVariables } from './nushell-variables'
import { powershellVariables } from './powershell-variables'
import { processJson } from './process-json'
import { sdkDotnet } from './sdk-dotnet'
import { sdkGo } from './sdk-go'
import { sdkJava } from './sdk-java'
import { sdkJavascript } from './sdk-javascript'
import { sdkPython } from './sdk-python'
import { shellVariables } from './shell-variables'
import { terraformProvider } from './terraform-provider'

export { type KeyAdvice, keyAdvice } from './key-advice'
export { type KeyValues, profileName, safeProfileName } from './key-values'

const formats = [
  { id: 'shell', label: 'bash, zsh', render: shellVariables },
  { id: 'fish', label: 'fish', render: fishVariables },
  { id: 'powershell', label: 'PowerShell', render: powershellVariables },
  { id: 'cmd', label: 'cmd', render: cmdVariables },
  { id: 'dotenv', label: '.env', render: envFile },
  { id: 'profile', label: 'Credentials file', render: credentialsProfile },
  { id: 'json', label: 'JSON', render: processJson },
  { id: 'nushell', label: 'Nushell', render: nushellVariables },
  { id: 'docker-run', label: 'Docker command', render: dockerRun },
  { id: 'docker-env-file', label: 'Docker env file', render: dockerEnvFile },
  { id: 'terraform', label: 'Terraform', render: terraformProvider },
  { id: 'javascript', label: 'JavaScript', render: sdkJavascript },
  { id: 'python', label: 'Python', render: sdkPython },
  { id: 'java', label: 'Java', render: sdkJava },
  { id: 'go', label: 'Go', render: sdkGo },
  { id: 'dotnet', label: '.NET', render: sdkDotnet },
] as const

export type KeyFormatId = (typeof formats)[number]['id']

/** One way to write keys down. */
export interface KeyFormat {
  readonly id: KeyFormatId
  readonly label: string
  /** Text that ends with a line feed; each of the three values stands on a line of its own. */
  readonly render: (values: KeyValues) => string
}

/** In the order in which they are offered. */
export const keyFormats: readonly KeyFormat[] = formats
