import type { MethodFacts, MethodResult } from './method-plan'
import { policyOf } from './policy-document'
import { personNames, sessionStatements } from './session-conditions'

/**
 * Brevet's own AWS identity assumes the roles and proves by an ExternalId that it means this account.
 * Source: IAM User Guide, "The confused deputy problem".
 */
export function planAssumeRole({ config, caller, roleArns }: MethodFacts): MethodResult {
  if (caller === null)
    return {
      ok: false,
      missing: 'the ARN of Brevet’s own AWS role or user, and the ExternalId it sends to this account',
    }
  const { principal, externalId } = caller
  const trusted = { AWS: principal.arn }
  const statements = sessionStatements(trusted, config)
  const trustPolicy = policyOf(
    {
      Sid: 'BrevetAssumes',
      Effect: 'Allow',
      Principal: trusted,
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': externalId }, StringLike: personNames },
    },
    ...statements,
  )
  const actions = ['sts:AssumeRole', ...statements.flatMap(({ Action }) => Action ?? [])]
  const policy = policyOf({ Sid: 'BrevetAssumes', Effect: 'Allow', Action: actions, Resource: roleArns })
  return {
    ok: true,
    plan: {
      provider: null,
      trustPolicy,
      user: null,
      broker: { principal, policy },
      notes: [
        'AWS binds the trust to the id of Brevet’s role or user: when that is deleted and made again, apply this again.',
        'Nothing but the broker policy bounds what somebody could do who took over Brevet: name roles in it, never a bare *.',
      ],
      warnings: [],
    },
  }
}
