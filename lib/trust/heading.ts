import type { TrustPlan } from './plan'

/** What a text is for, in one line. */
export function headingOf({ methods, account }: TrustPlan): string {
  return `Trust for Brevet by ${methods.join(' and ')} in account ${account.id} (${account.partition})`
}

/** Lines as comments of shell, YAML and HCL alike; a line break within a line begins another comment. */
export function commentLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(/[\r\n\u0085\u2028\u2029]+/)).map((line) => `# ${line}`.trimEnd())
}

/** The comment that every text begins with: what it is, how it is used, what to know. */
export function headComment(plan: TrustPlan, usage: readonly string[]): readonly string[] {
  const warnings = plan.warnings.map((warning) => `Warning: ${warning}`)
  return commentLines([`${headingOf(plan)}.`, ...usage, ...plan.steps, ...plan.notes, ...warnings])
}
