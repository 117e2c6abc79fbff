import { environmentVariables } from './environment-variables'
import type { KeyValues } from './key-values'
import { shellQuoted } from './shell-variables'

/**
 * One command for bash or zsh that runs a container with the keys. `-e NAME` without a value takes it from the environment: the list
 * of processes, which every user of the machine may read, shows no secret.
 */
export function dockerRun(values: KeyValues): string {
  const variables = environmentVariables(values)
  const settings = variables.map(([name, value]) => `${name}=${shellQuoted(value)} \\\n`)
  const names = variables.map(([name]) => `  -e ${name} \\\n`)
  return `${settings.join('')}docker run --rm \\\n${names.join('')}  public.ecr.aws/aws-cli/aws-cli sts get-caller-identity\n`
}
