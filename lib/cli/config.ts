/** `npm run config -- check FILE`, `… schema` and `… external-id --account ID`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config/config'
import { processEnvironment } from '../config/environment'
import { configJsonSchema } from '../config/json-schema'
import { loadConfig } from '../config/load-config'
import { type ConfigFault, formatFault } from '../config/parse-config'
import { printExternalId } from './external-id'

const usage = `Usage:
  npm run config -- check FILE   reports everything that is wrong in a configuration file; variables that are missing
                                 here are warnings, because the portal's environment may have them
  npm run config -- schema       writes public/brevet.schema.json
  npm run config -- external-id --account ID
                                 prints the ExternalId that trust policies of an account pin for assume-role`

/** Exit codes: 0 fine, 1 faults found, 2 wrong use. */
async function run(words: readonly string[]): Promise<number> {
  const [command, file, ...rest] = words
  if (command === 'check' && file !== undefined && rest.length === 0) return check(file)
  if (command === 'schema' && file === undefined) return writeSchema()
  if (command === 'external-id' && file === '--account' && rest.length === 1) return printExternalId(rest[0] ?? '')
  if (command === '--help') {
    console.log(usage)
    return 0
  }
  console.error(usage)
  return 2
}

function check(file: string): number {
  const missing = missingVariables(file)
  const standIns = Object.fromEntries(missing.map(({ variable = '' }) => [variable, standIn]))
  const result = loadConfig(file, { ...processEnvironment(), ...standIns })
  const isOpen = (fault: ConfigFault) => missing.some(({ path }) => path === fault.path)
  const faults = result.ok ? [] : result.faults.filter((fault) => !isOpen(fault))
  const warnings = [...missing, ...(result.ok ? result.warnings : [])]
  for (const warning of warnings) console.error(`warning: ${formatFault(warning)}`)
  for (const fault of faults) console.error(formatFault(fault))
  if (faults.length > 0) {
    console.error(`${count(faults.length, 'fault')} in ${file}`)
    return 1
  }
  console.log(
    `${file}: ${result.ok ? summary(result.config) : 'fine, as far as it can be checked without the variables'}`,
  )
  return 0
}

/** Fits where a secret does; what it does not fit is not judged. */
const standIn = 'value-of-a-missing-variable'

/** The portal refuses to start without them; a check in another place than the portal's goes on. */
function missingVariables(file: string): readonly ConfigFault[] {
  const result = loadConfig(file, processEnvironment())
  return result.ok ? [] : result.faults.filter(({ variable }) => variable !== undefined)
}

function summary({ signIn, access }: Config): string {
  const counts = [
    count(signIn.length, 'source'),
    count(access.accounts.length, 'account'),
    count(access.roles.length, 'role'),
    count(access.grants.length, 'grant'),
  ]
  return `fine, with ${counts.join(', ')}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function writeSchema(): number {
  const target = new URL('../../public/brevet.schema.json', import.meta.url)
  writeFileSync(target, configJsonSchema())
  console.log(`wrote ${fileURLToPath(target)}`)
  return 0
}

process.exitCode = await run(process.argv.slice(2))
