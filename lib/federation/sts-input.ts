import type { AssumeRoleCommandInput, GetSessionTokenCommandInput, Tag } from '@aws-sdk/client-sts'
import type { SessionPolicy } from '../domain/entitlement'
import type { SessionTag } from './session-tags'
import type { AssumeRoleRequest, MfaProof } from './sts-port'

type AssumeRoleParameters = Omit<AssumeRoleRequest, 'signer' | 'withinSeconds' | 'externalId'> & {
  readonly externalId?: string
}

/** The parameters of AssumeRole; what is absent is not sent, because an empty list is not the same to AWS. */
export function assumeRoleInput(request: AssumeRoleParameters): AssumeRoleCommandInput {
  return {
    RoleArn: request.roleArn,
    RoleSessionName: request.roleSessionName,
    DurationSeconds: request.durationSeconds,
    ...(request.externalId !== undefined && { ExternalId: request.externalId }),
    ...(request.sourceIdentity !== null && { SourceIdentity: request.sourceIdentity }),
    ...(request.transitiveTagKeys.length > 0 && { TransitiveTagKeys: [...request.transitiveTagKeys] }),
    ...tagsInput(request.tags),
    ...policyInput(request.sessionPolicy),
    ...mfaInput(request.mfa),
  }
}

export function tagsInput(tags: readonly SessionTag[]): { readonly Tags?: Tag[] } {
  return tags.length > 0 ? { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) } : {}
}

export function policyInput(policy: SessionPolicy | null): Pick<AssumeRoleCommandInput, 'Policy' | 'PolicyArns'> {
  if (policy === null) return {}
  return {
    ...(policy.policy !== null && { Policy: policy.policy }),
    ...(policy.policyArns.length > 0 && { PolicyArns: policy.policyArns.map((arn) => ({ arn })) }),
  }
}

export function mfaInput(mfa: MfaProof | null): Pick<GetSessionTokenCommandInput, 'SerialNumber' | 'TokenCode'> {
  return mfa ? { SerialNumber: mfa.serialNumber, TokenCode: mfa.tokenCode.reveal() } : {}
}
