import { environmentVariables } from './environment-variables'
import { type KeyValues, unprintable } from './key-values'

/**
 * A `.env` file. Its readers agree on little but single quotes, and there neither on a quote, nor on a backslash, nor on `$`: these
 * are left out, as is what cannot be printed. AWS uses none of them.
 */
export function envFile(values: KeyValues): string {
  const plain = (value: string) => value.replace(unprintable, '').replace(/['\\$]/g, '')
  return environmentVariables(values)
    .map(([name, value]) => `${name}='${plain(value)}'\n`)
    .join('')
}

/**
 * The file of `docker run --env-file`, which knows no quotes: a value is all that follows `=`. What cannot stand in a line is left out.
 * Source: Docker CLI reference, `docker container run`, "Set environment variables".
 */
export function dockerEnvFile(values: KeyValues): string {
  return environmentVariables(values)
    .map(([name, value]) => `${name}=${value.replace(unprintable, '')}\n`)
    .join('')
}
