import type { Config } from '../config/config'
import { judgePolicy } from '../trust/judge-policy'
import { readTextFile } from './text-file'
import { gatherTrustFacts } from './trust-facts'
import { describeJudgement } from './trust-report'
import type { CheckWanted } from './trust-words'

/** `npm run trust -- check`: judges a policy, or calls the account's roles. Exit codes: 0 nothing found, 1 found, or not possible. */
export async function checkTrust(config: Config, wanted: CheckWanted): Promise<number> {
  const { request, obstacles } = await gatherTrustFacts(config, { ...wanted, needsMetadata: false })
  if (wanted.policyFile === null) {
    // The AWS SDK is loaded by whoever calls AWS alone.
    const { checkRoles } = await import('./trust-check-roles')
    return checkRoles({ config, request, obstacles }, wanted.isJson)
  }
  const file = readTextFile(wanted.policyFile)
  if (!file.ok) return fail([file.fault])
  const judgement = judgePolicy(file.text, request)
  if (!judgement.ok) return fail(judgement.faults)
  if (wanted.isJson) console.log(JSON.stringify({ account: wanted.account, ...judgement, obstacles }, null, 2))
  else for (const line of describeJudgement(judgement, obstacles)) console.log(line)
  return judgement.findings.length + judgement.unknown.length === 0 ? 0 : 1
}

function fail(faults: readonly string[]): number {
  for (const fault of faults) console.error(fault)
  return 1
}
