import { iamUser } from './federation-token'
import { type MethodFacts, type MethodResult, nothingMore } from './method-plan'
import { policyOf } from './policy-document'

/**
 * GetSessionToken needs no permission: the user is denied everything else until a one-time code was given. `BoolIfExists` is meant:
 * with a long-term key the condition key is absent. Source: IAM User Guide, "Configure MFA-protected API access".
 */
export function planSessionToken({ account }: MethodFacts): MethodResult {
  const policy = policyOf({
    Sid: 'NothingWithoutMfa',
    Effect: 'Deny',
    NotAction: ['sts:GetSessionToken', 'sts:GetCallerIdentity'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  })
  return {
    ok: true,
    plan: {
      ...nothingMore,
      user: iamUser(account, policy),
      steps: [
        'Register an MFA device for the user: without it nobody can use the key for anything.',
        'Make one access key of the user, and hand it to Brevet by reference; rotate it.',
      ],
      notes: ['What the user may do, its sessions may. They open no console.'],
      warnings: ['session-token needs a long-term access key. Every other method but federation-token does without.'],
    },
  }
}
