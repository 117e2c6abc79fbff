import { AwsFault } from '../aws-fault'

/** A flattened list of structures: `Name.member.1.Key`, …; the first field makes a member, a missing other one is null. */
export function readMembers(
  parameters: URLSearchParams,
  name: string,
  fields: readonly string[],
): readonly (readonly (string | null)[])[] {
  const members: (readonly (string | null)[])[] = []
  for (let index = 1; ; index += 1) {
    const values = fields.map((field) => parameters.get(`${name}.member.${index}${field === '' ? '' : `.${field}`}`))
    if (values[0] === null || values[0] === undefined) return members
    members.push(values)
  }
}

/** A whole number; null when absent. Fails with `MalformedInput` 400. */
export function readInteger(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name)
  if (text === null) return null
  if (!/^[+-]?\d{1,10}$/.test(text)) throw new AwsFault('MalformedInput', 400, `${name} must be a number`)
  return Number(text)
}
