import { AwsFault } from '../aws-fault'

/** The model's constraints of one text parameter. */
export interface TextConstraint {
  /** As it appears in the message, e.g. `roleSessionName`. */
  readonly member: string
  readonly value: string | null
  readonly isRequired?: boolean
  readonly min?: number
  readonly max?: number
  /** As it appears in the message; matched against the whole value. */
  readonly pattern?: string
  /** A secret is never echoed in a message. */
  readonly isSecret?: boolean
}

/** The model's constraints of one whole number. */
export interface IntegerConstraint {
  readonly member: string
  readonly value: number | null
  readonly min: number
  readonly max: number
}

/** What is wrong with a text, in the words of AWS; empty when nothing is. */
export function textFaults(constraint: TextConstraint): readonly string[] {
  const { member, value, min, max, pattern } = constraint
  if (value === null) return constraint.isRequired ? [phrase('null', member, 'Member must not be null')] : []
  const shown = constraint.isSecret ? "'***'" : `'${value}'`
  const faults: string[] = []
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) {
    faults.push(phrase(shown, member, `Member must satisfy regular expression pattern: ${pattern}`))
  }
  if (max !== undefined && value.length > max) {
    faults.push(phrase(shown, member, `Member must have length less than or equal to ${max}`))
  }
  if (min !== undefined && value.length < min) {
    faults.push(phrase(shown, member, `Member must have length greater than or equal to ${min}`))
  }
  return faults
}

/** What is wrong with a number, in the words of AWS. */
export function integerFaults({ member, value, min, max }: IntegerConstraint): readonly string[] {
  if (value === null) return []
  if (value > max) return [phrase(`'${value}'`, member, `Member must have value less than or equal to ${max}`)]
  if (value < min) return [phrase(`'${value}'`, member, `Member must have value greater than or equal to ${min}`)]
  return []
}

/** What is wrong with the length of a list of at most 50 members. The list itself is not echoed. */
export function countFaults(member: string, count: number): readonly string[] {
  return count > 50 ? [phrase("'[...]'", member, 'Member must have length less than or equal to 50')] : []
}

/** Throws all faults as the one `ValidationError` that AWS makes of them. */
export function throwFaults(faults: readonly string[]): void {
  if (faults.length === 0) return
  const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`
  throw new AwsFault('ValidationError', 400, `${count} detected: ${faults.join('; ')}`)
}

function phrase(shownValue: string, member: string, rule: string): string {
  return `Value ${shownValue} at '${member}' failed to satisfy constraint: ${rule}`
}
