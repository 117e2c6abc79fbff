import { matchesPattern, type ReadCondition, type ReadStatement } from './policy-reading'

/** Whether a statement admits only certain values of a key, and which; or why it does not. */
export type ConditionPin =
  | { readonly isPinned: true; readonly condition: ReadCondition }
  | { readonly isPinned: false; readonly why: string }

const pinning = /^(?:ForAnyValue:)?(?:StringEquals|StringLike|StringEqualsIgnoreCase|ArnEquals|ArnLike|Bool)$/i

/** Conditions of one statement must all hold, so one that pins suffices. Source: IAM User Guide, "Condition operators". */
export function pinOf({ conditions }: ReadStatement, key: string): ConditionPin {
  const about = conditions.filter((condition) => condition.key.toLowerCase() === key.toLowerCase())
  const condition = about.find((one) => weaknessOf(one) === null)
  if (condition) return { isPinned: true, condition }
  const [weak] = about
  return { isPinned: false, why: weak ? (weaknessOf(weak) ?? '') : `no condition names ${key}` }
}

function weaknessOf({ operator, key, values }: ReadCondition): string | null {
  if (/IfExists$/i.test(operator)) return `${operator} admits whoever sends no ${key} at all`
  if (/^ForAllValues:/i.test(operator)) return `${operator} is true where ${key} is absent`
  if (!pinning.test(operator)) return `${operator} says which ${key} is not admitted, instead of which is`
  const anything = values.find((value) => /^[*?]*\*[*?]*$/.test(value))
  return /Like$/i.test(operator) && anything !== undefined ? `${operator} with ${anything} admits every ${key}` : null
}

/** Whether the condition lets one value pass. */
export function admits({ operator, values }: ReadCondition, value: string): boolean {
  const isLike = /Like$/i.test(operator)
  const isCaseBlind = /IgnoreCase$|Bool$/i.test(operator)
  return values.some((accepted) => {
    if (isLike) return matchesPattern(accepted, value)
    return isCaseBlind ? accepted.toLowerCase() === value.toLowerCase() : accepted === value
  })
}
