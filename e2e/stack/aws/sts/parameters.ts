import { AwsFault } from '../aws-fault'
import { parseRoleArn } from '../identifiers'
import { integerFaults, type TextConstraint, textFaults, throwFaults } from './constraints'
import { readInteger, readMembers } from './members'

/** Characters of RoleSessionName, SourceIdentity and federated user names. */
export const namePattern = String.raw`[\w+=,.@-]*`

/** The session policies of a request, as text. */
export interface PolicyParameters {
  readonly policy: string | null
  readonly policyArns: readonly string[]
}

/** Parameters that the three AssumeRole operations share. */
export interface RoleParameters extends PolicyParameters {
  readonly roleArn: string
  /** Seconds. Default 3600. */
  readonly durationSeconds: number
}

/** Characters that a policy may hold. */
const policyPattern = String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`

/**
 * Reads the parameters that ask for a role and checks them, together with the operation's own ones, against the service model.
 * Fails with `ValidationError` or `MalformedInput`, both 400.
 */
export function readRoleParameters(parameters: URLSearchParams, own: readonly TextConstraint[]): RoleParameters {
  const roleArn = parameters.get('RoleArn')
  const duration = readInteger(parameters, 'DurationSeconds')
  const policies = readPolicyParameters(parameters)
  throwFaults([
    ...textFaults({ member: 'roleArn', value: roleArn, isRequired: true, min: 20, max: 2048 }),
    ...own.flatMap(textFaults),
    ...integerFaults({ member: 'durationSeconds', value: duration, min: 900, max: 43200 }),
    ...policyFaults(policies),
  ])
  checkPolicyCount(policies)
  if (!roleArn || !parseRoleArn(roleArn)) throw new AwsFault('ValidationError', 400, 'Request ARN is invalid')
  return { roleArn, durationSeconds: duration ?? 3600, ...policies }
}

/** Reads `Policy` and `PolicyArns`. */
export function readPolicyParameters(parameters: URLSearchParams): PolicyParameters {
  const policyArns = readMembers(parameters, 'PolicyArns', ['arn']).map(([arn]) => arn ?? '')
  return { policy: parameters.get('Policy'), policyArns }
}

/** What is wrong with the session policies, before they are read as policies. */
export function policyFaults({ policy, policyArns }: PolicyParameters): readonly string[] {
  return [
    ...textFaults({ member: 'policy', value: policy, min: 1, max: 2048, pattern: policyPattern }),
    ...policyArns.flatMap((value, index) =>
      textFaults({ member: `policyArns.${index + 1}.member.arn`, value, min: 20, max: 2048 }),
    ),
  ]
}

/** At most ten managed policies. Fails with `ValidationError` 400. */
export function checkPolicyCount({ policyArns }: PolicyParameters): void {
  if (policyArns.length > 10) throw new AwsFault('ValidationError', 400, 'A session takes at most 10 managed policies.')
}
