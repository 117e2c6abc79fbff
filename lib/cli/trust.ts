/**
 * `npm run trust`: writes the AWS side of Brevet for one account, judges what is there, and writes the issuer's documents as files.
 * Only `check` without a policy asks anything of AWS.
 */
import { writeFileSync } from 'node:fs'
import type { Config } from '../config/config'
import { processEnvironment } from '../config/environment'
import { loadConfig } from '../config/load-config'
import { formatFault } from '../config/parse-config'
import { renderTrust } from '../trust/formats'
import { planTrust } from '../trust/plan-trust'
import { checkTrust } from './trust-check'
import { writeDocuments } from './trust-documents'
import { gatherTrustFacts } from './trust-facts'
import { type PlanWanted, readTrustWords, trustUsage } from './trust-words'

/** Exit codes: 0 written or nothing found, 1 not possible or something found, 2 wrong use. */
async function run(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    console.log(trustUsage)
    return 0
  }
  const wanted = readTrustWords(words)
  if (wanted === null) {
    console.error(trustUsage)
    return 2
  }
  const loaded = loadConfig(processEnvironment()['BREVET_CONFIG'] || './brevet.yaml', processEnvironment())
  if (!loaded.ok) return fail(loaded.faults.map(formatFault))
  if (wanted.what === 'check') return checkTrust(loaded.config, wanted)
  return fail(
    wanted.what === 'documents'
      ? await writeDocuments(loaded.config, wanted.out)
      : await writePlan(loaded.config, wanted),
  )
}

async function writePlan(config: Config, wanted: PlanWanted): Promise<readonly string[]> {
  const { request, obstacles } = await gatherTrustFacts(config, wanted)
  const result = planTrust(request)
  if (!result.ok) return [...result.faults, ...obstacles]
  for (const warning of result.plan.warnings) console.error(`warning: ${warning}`)
  const text = renderTrust(result.plan, wanted.format)
  if (wanted.out === null) process.stdout.write(text)
  else writeFileSync(wanted.out, text)
  return []
}

function fail(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

process.exitCode = await run(process.argv.slice(2))
