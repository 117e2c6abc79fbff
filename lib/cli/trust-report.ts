import type { PolicyJudgement } from '../trust/judge-policy'
import type { PolicyStatement } from '../trust/policy-document'
import type { PolicyFinding } from '../trust/policy-finding'

type Judged = Extract<PolicyJudgement, { readonly ok: true }>

/** A judgement in lines for people. */
export function describeJudgement(judgement: Judged, obstacles: readonly string[]): readonly string[] {
  const { kind, roleName, findings, unknown } = judgement
  const what =
    kind === 'trust' ? `The trust policy${roleName === null ? '' : ` of ${roleName}`}` : 'The permission policy'
  return [
    findings.length === 0
      ? `${what}: nothing found.`
      : `${what}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`,
    ...findings.flatMap(describeFinding),
    ...(unknown.length > 0
      ? ['', 'Not compared with what Brevet does:', ...[...unknown, ...obstacles].map(indent)]
      : []),
  ]
}

function describeFinding({ rule, text, statement, fix }: PolicyFinding): readonly string[] {
  const place =
    statement === null
      ? 'policy'
      : `statement ${statement.number}${statement.sid === null ? '' : ` (${statement.sid})`}`
  return [
    '',
    `${place}: ${rule}: ${text}`,
    ...(statement === null ? [] : ['  as it is:', ...jsonLines(statement.json)]),
    ...(fix === null ? [] : ['  as it should be:', ...jsonLines(fix)]),
  ]
}

/** A statement, indented. */
export function jsonLines(json: PolicyStatement | unknown): readonly string[] {
  return JSON.stringify(json, null, 2)
    .split('\n')
    .map((line) => indent(indent(line)))
}

function indent(line: string): string {
  return `  ${line}`
}
