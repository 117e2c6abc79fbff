import { AwsFault } from '../aws-fault'
import type { PolicyDocument } from '../policy/document'
import { parsePolicyText } from '../policy/document'
import type { AwsRegistry } from '../registry'
import type { PolicyParameters } from './parameters'

/**
 * Reads the session policies of a request; null when it has none. Inline text and ARNs together have at most 2048 characters;
 * managed policies are AWS's own or the account's. Fails with `MalformedPolicyDocument` or `ValidationError`, both 400.
 */
export function readSessionPolicies(
  registry: AwsRegistry,
  { policy, policyArns }: PolicyParameters,
  accountId: string,
): readonly PolicyDocument[] | null {
  if (policy === null && policyArns.length === 0) return null
  if ((policy?.length ?? 0) + policyArns.join('').length > 2048) {
    throw new AwsFault('PackedPolicyTooLarge', 400, 'The session policies exceed 2048 characters in plain text.')
  }
  const managed = policyArns.map((arn) => {
    const document = registry.managedPolicy(arn, accountId)
    if (!document) throw new AwsFault('ValidationError', 400, `Policy ${arn} does not exist or is not attachable.`)
    return document
  })
  return policy === null ? managed : [parsePolicyText(policy), ...managed]
}
