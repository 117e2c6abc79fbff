import type { PolicyStatement } from './document'
import { matchesPattern } from './pattern'

/** Whether a statement's `Action` or `NotAction` covers an action; action names are case-insensitive. */
export function coversAction(statement: PolicyStatement, action: string): boolean {
  const matches = (pattern: string) => matchesPattern(action.toLowerCase(), pattern.toLowerCase(), new Map())
  return statement.Action ? statement.Action.some(matches) : !(statement.NotAction ?? []).some(matches)
}
