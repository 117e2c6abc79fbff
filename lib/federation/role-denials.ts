import type { AwsConfig } from '../config/config'
import { formatRoleArn, parseRoleArn } from '../domain/arn'
import { BrevetError } from '../domain/errors'
import type { RevokedRole } from '../domain/revocation'
import type { AccountTrusts } from './account-trust'
import type { Iam, RolePolicyName } from './iam-port'
import type { AccessKeys, Signer, Sts } from './sts-port'

/** Writes one inline policy of roles, where Brevet has a role of its own for that. */
export interface RoleDenials {
  /** Whether brevet.yaml names such a role for the account. */
  writesIn(accountId: string): boolean
  /** The right to one policy of one role, for a quarter of an hour. Fails with `iam_refused`, or with an `sts_…` or `aws_credentials_…` code. */
  open(role: RevokedRole, sessionName: string): Promise<OpenDenial>
}

export interface OpenDenial {
  /** When the right was given, by the clock that AWS stamps sessions with; whole seconds. */
  readonly openedAt: Date
  write(document: string): Promise<void>
  /** As parsed JSON; null when there is none. */
  read(): Promise<unknown>
  remove(): Promise<void>
}

interface Dependencies {
  readonly aws: Pick<AwsConfig, 'revocation' | 'sts'>
  readonly trusts: AccountTrusts
  readonly sts: Pick<Sts, 'assumeRole'>
  readonly iam: Iam
  readonly policyName: string
}

const sessionSeconds = 900

/**
 * By AssumeRole with Brevet's own AWS identity, over the roles of the account's `via`, each call with the ExternalId of the role's account:
 * as the method `assume-role` does. The last session may do nothing but what is needed for this policy of this role.
 */
export function createRoleDenials({ aws, trusts, sts, iam, policyName }: Dependencies): RoleDenials {
  const { roles } = aws.revocation
  const writer = (accountId: string) => (Object.hasOwn(roles, accountId) ? roles[accountId] : undefined)
  const openKeys = async (role: RevokedRole, roleSessionName: string) => {
    const last = writer(role.accountId)
    if (last === undefined) throw new BrevetError('iam_refused', { reason: 'no-role-of-ours' })
    const endsAt = performance.now() + aws.sts.deadlineSeconds * 1000
    const take = (roleArn: string, signer: Signer, policy: string | null) =>
      sts.assumeRole({
        ...{ signer, roleArn, roleSessionName, durationSeconds: sessionSeconds, sourceIdentity: null, mfa: null },
        ...{ tags: [], transitiveTagKeys: [] },
        sessionPolicy: policy === null ? null : { policy, policyArns: [] },
        externalId: trusts.externalId(parseRoleArn(roleArn)?.accountId ?? ''),
        withinSeconds: (endsAt - performance.now()) / 1000,
      })
    let signer: Signer = 'own'
    for (const roleArn of trusts.of(role.accountId).via) signer = keysOf(await take(roleArn, signer, null))
    return take(last, signer, permissions(role))
  }
  return {
    writesIn: (accountId) => writer(accountId) !== undefined,
    async open(role, sessionName) {
      const credentials = await openKeys(role, sessionName)
      const { partition, name: roleName } = role
      const policy: RolePolicyName = { signer: keysOf(credentials), partition, roleName, policyName }
      return {
        openedAt: new Date(credentials.expiresAt.getTime() - sessionSeconds * 1000),
        write: (document) => iam.putRolePolicy(policy, document),
        read: () => iam.getRolePolicy(policy),
        remove: () => iam.deleteRolePolicy(policy),
      }
    },
  }
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: AccessKeys): AccessKeys {
  return { accessKeyId, secretAccessKey, sessionToken }
}

/** IAM names a role by its ARN, path and all. A session policy only narrows what the role of ours may do. */
function permissions({ arn, accountId, partition, name }: RevokedRole): string {
  const role = parseRoleArn(arn) ?? { partition, accountId, path: '/', name }
  const Action = ['iam:PutRolePolicy', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy']
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: formatRoleArn(role) }],
  })
}
