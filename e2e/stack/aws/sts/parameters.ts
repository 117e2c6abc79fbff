import { AwsFault } from '../aws-fault'
import { parseRoleArn } from '../identifiers'
import { integerFaults, type TextConstraint, textFaults, throwFaults } from './constraints'

/** Characters of RoleSessionName, SourceIdentity and federated user names. */
export const namePattern = String.raw`[\w+=,.@-]*`

/** Parameters that AssumeRoleWithSAML and AssumeRoleWithWebIdentity share. */
export interface FederationParameters {
  readonly roleArn: string
  /** Seconds. Default 3600. */
  readonly durationSeconds: number
  readonly policy: string | null
  readonly policyArns: readonly string[]
}

/**
 * Reads the shared parameters and checks them, together with the operation's own ones, against the service model.
 * Fails with `ValidationError` or `MalformedInput`, both 400.
 */
export function readFederationParameters(
  parameters: URLSearchParams,
  own: readonly TextConstraint[],
): FederationParameters {
  const roleArn = parameters.get('RoleArn')
  const duration = readInteger(parameters, 'DurationSeconds')
  const policy = parameters.get('Policy')
  const policyArns = readMembers(parameters, 'PolicyArns', 'arn')
  throwFaults([
    ...textFaults({ member: 'roleArn', value: roleArn, isRequired: true, min: 20, max: 2048 }),
    ...own.flatMap(textFaults),
    ...integerFaults({ member: 'durationSeconds', value: duration, min: 900, max: 43200 }),
    ...textFaults({
      member: 'policy',
      value: policy,
      min: 1,
      max: 2048,
      pattern: String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`,
    }),
    ...policyArns.flatMap((value, index) =>
      textFaults({ member: `policyArns.${index + 1}.member.arn`, value, min: 20, max: 2048 }),
    ),
  ])
  if (policyArns.length > 10) throw new AwsFault('ValidationError', 400, 'A session takes at most 10 managed policies.')
  if (!roleArn || !parseRoleArn(roleArn)) throw new AwsFault('ValidationError', 400, 'Request ARN is invalid')
  return { roleArn, durationSeconds: duration ?? 3600, policy, policyArns }
}

/** A flattened list of structures: `Name.member.1.key`, `Name.member.2.key`, … */
function readMembers(parameters: URLSearchParams, name: string, key: string): readonly string[] {
  const values: string[] = []
  for (let index = 1; ; index += 1) {
    const value = parameters.get(`${name}.member.${index}.${key}`)
    if (value === null) return values
    values.push(value)
  }
}

function readInteger(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name)
  if (text === null) return null
  if (!/^[+-]?\d{1,10}$/.test(text)) throw new AwsFault('MalformedInput', 400, `${name} must be a number`)
  return Number(text)
}
