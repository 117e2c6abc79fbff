import type { z } from 'zod'
import type { ConfigPath } from '../config-fault'
import type { FaultLog } from '../fault-log'

/** Checks a part of the configuration against its schema. Null when it does not fit; what is wrong is in the log. */
export function readSection<Schema extends z.ZodType>(
  schema: Schema,
  place: { readonly value: unknown; readonly path: ConfigPath },
  log: FaultLog,
): z.output<Schema> | null {
  const result = schema.safeParse(place.value, { error: describeIssue })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const within = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
    const path = [...place.path, ...within]
    if (issue.code === 'unrecognized_keys') {
      const messages = issue.message.split('\n')
      issue.keys.forEach((key, index) => void log.fault([...path, key], messages[index] ?? 'unknown key', 'key'))
    } else {
      const isKey = issue.code === 'invalid_key'
      log.fault(path, absence(place.value, within) ?? messageOf(issue), isKey ? 'key' : 'value')
    }
  }
  return null
}

/** A missing or empty value is said as such, whatever the schema would have asked of it. */
function absence(root: unknown, path: ConfigPath): string | null {
  const value = path.reduce<unknown>((current, step) => (isIndexable(current) ? current[step] : undefined), root)
  if (value === undefined) return 'is missing'
  return value === null ? 'is empty; give a value, or leave the key out' : null
}

function isIndexable(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}

function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
}

const expectedTexts: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return `must be ${oneOf(issue.values.map(String))}`
  if (issue.code === 'invalid_union' && 'options' in issue) return `must be ${oneOf(issue.options as string[])}`
  if (issue.code !== 'invalid_type') return undefined
  const isUnquoted = issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input)
  return `must be ${expectedTexts[issue.expected] ?? issue.expected}${isUnquoted ? '; put the value in quotes' : ''}`
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => JSON.stringify(value))
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}
