/** `npm run config -- check FILE` and `npm run config -- schema`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config/config'
import { processEnvironment } from '../config/environment'
import { configJsonSchema } from '../config/json-schema'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'

const usage = `Usage:
  npm run config -- check FILE   reports everything that is wrong in a configuration file
  npm run config -- schema       writes public/brevet.schema.json`

/** Exit codes: 0 fine, 1 faults found, 2 wrong use. */
function run(words: readonly string[]): number {
  const [command, file, ...rest] = words
  if (command === 'check' && file !== undefined && rest.length === 0) return check(file)
  if (command === 'schema' && file === undefined) return writeSchema()
  if (command === '--help') {
    console.log(usage)
    return 0
  }
  console.error(usage)
  return 2
}

function check(file: string): number {
  const result = loadConfig(file, processEnvironment())
  if (!result.ok) {
    for (const fault of result.faults) console.error(formatFault(fault))
    console.error(`${count(result.faults.length, 'fault')} in ${file}`)
    return 1
  }
  for (const warning of result.warnings) console.error(`warning: ${formatFault(warning)}`)
  console.log(`${file}: ${summary(result.config)}`)
  return 0
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

process.exitCode = run(process.argv.slice(2))
