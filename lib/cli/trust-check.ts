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
  const judgement = file.ok ? judgePolicy(file.text, request) : { ok: false as const, faults: [file.fault] }
  if (!judgement.ok) {
    for (const fault of [...judgement.faults, ...obstacles]) console.error(fault)
    return 1
  }
  if (wanted.isJson) console.log(JSON.stringify({ account: wanted.account, ...judgement, obstacles }, null, 2))
  else for (const line of describeJudgement(judgement, obstacles)) console.log(line)
  return judgement.findings.length + judgement.unknown.length === 0 ? 0 : 1
}
