import { partitions } from '../domain/partition'
import type { RevokedRole } from '../domain/revocation'
import { command, inAccount } from './aws-command'
import type { PolicyDocument } from './policy-document'
import { revocationPolicyName } from './revocation-policy'

/** A script by which an administrator of the account denies what the policy says, or, with null, denies nothing any more. */
export function revocationScript(role: RevokedRole, policy: PolicyDocument | null): string {
  const named = { 'role-name': role.name, 'policy-name': revocationPolicyName }
  const commands =
    policy === null
      ? [command('delete-role-policy', named)]
      : [
          command('put-role-policy', { ...named, 'policy-document': JSON.stringify(policy) }),
          command('get-role-policy', named),
        ]
  return scriptIn(role, commands)
}

/** The same for the IAM user of the account whose key Brevet has: IAM tells the user's name by the key's id. */
export function userRevocationScript(
  role: RevokedRole,
  { accessKeyId, policy }: { readonly accessKeyId: string; readonly policy: PolicyDocument },
): string {
  const known = command('get-access-key-last-used', { 'access-key-id': accessKeyId, query: 'UserName', output: 'text' })
  const written = { 'policy-name': revocationPolicyName, 'policy-document': JSON.stringify(policy) }
  return scriptIn(role, [`user=$(${known})`, `${command('put-user-policy', written)} --user-name="$user"`])
}

function scriptIn({ accountId, partition }: RevokedRole, commands: readonly string[]): string {
  const head = ['#!/bin/sh', ...inAccount({ id: accountId, region: partitions[partition].iamRegion })]
  return `${[...head, ...commands].join('\n')}\n`
}
