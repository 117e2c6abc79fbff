import type { PolicyConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import { type Drafted, fitting } from '../draft'
import type { FaultLog } from '../fault-log'
import type { PolicyEntry } from '../schema/policy-schema'
import { checkUnique } from './check'

/** STS API Reference, Policy: inline policy and ARNs together. */
const longestPolicy = 2048

/** Each policy gives something, and is one that STS would take. */
export function checkPolicies(list: readonly Drafted<PolicyEntry>[], log: FaultLog): void {
  checkUnique(list, 'id', log)
  for (const { entry, path } of fitting(list)) {
    const statements = statementsOf(entry)
    if (entry.arns.length === 0 && !statements.some(({ Effect }) => Effect === 'Allow')) {
      log.fault(path, 'allows nothing, so nor would the session: give a document with an Allow, or arns')
    }
    statements.forEach(
      (statement, index) => void checkStatement(statement, [...path, 'document', 'Statement', index], log),
    )
    const length = JSON.stringify({ Version: '2012-10-17', Statement: statements }).length + entry.arns.join('').length
    if (length > longestPolicy) log.fault(path, `has ${length} characters, and STS takes ${longestPolicy}`)
  }
}

function checkStatement(statement: PolicyConfig['statements'][number], path: ConfigPath, log: FaultLog): void {
  for (const [one, other] of [
    ['Action', 'NotAction'],
    ['Resource', 'NotResource'],
  ] as const) {
    if ((statement[one] === undefined) === (statement[other] === undefined)) {
      log.fault(path, `must hold either ${one} or ${other}`)
    }
  }
}

/** The policy as the federation stage sees it. */
export function toPolicy(entry: PolicyEntry): PolicyConfig {
  return { id: entry.id, label: entry.label ?? entry.id, statements: statementsOf(entry), arns: entry.arns }
}

function statementsOf({ document }: PolicyEntry): PolicyConfig['statements'] {
  return document?.Statement ?? []
}
