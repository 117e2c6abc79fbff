import { parseIamPrincipal } from '../domain/iam-principal'
import type { MethodFacts } from './method-plan'

/** Source: STS API Reference, AssumeRole, ExternalId. */
const externalIdPattern = /^[\w+=,.@:/-]{2,1224}$/

/** What is wrong with Brevet's own identity, where one is given, and with what it sends. */
export function callerFaults({ principalArn, externalId, account }: MethodFacts): readonly string[] {
  const sent = externalId(account.id)
  const isBad = sent !== null && !externalIdPattern.test(sent)
  return [
    ...(principalArn === null ? [] : principalFaults(principalArn, account)),
    ...(isBad ? ['the ExternalId must be 2 to 1224 letters, digits and _ + = , . @ : / -'] : []),
  ]
}

function principalFaults(arn: string, { partition }: MethodFacts['account']): readonly string[] {
  const principal = parseIamPrincipal(arn)
  if (principal === null) return ['the principal must be the ARN of one IAM role or IAM user']
  return principal.partition === partition
    ? []
    : [`the principal must live in the partition of the account, ${partition}`]
}
