import { parseRoleArn } from '../../domain/arn'
import { type FederationKind, federationTraits } from '../../domain/federation-kind'
import { secret } from '../../domain/secret'
import type { AccountTrustConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import { type Draft, type Drafted, fitting } from '../draft'
import type { FaultLog } from '../fault-log'
import type { AccountEntry, RoleEntry } from '../schema/access-schema'
import type { AwsEntry } from '../schema/aws-schema'
import { partitionOf } from './accounts'

/** What methods ask of accounts and roles beyond their shape. */
export function checkTrust(draft: Draft, log: FaultLog): void {
  const { aws } = draft
  for (const account of fitting(draft.accounts)) {
    checkUser(account, log)
    if (aws) checkVia(account, aws, log)
  }
  const inherited = [aws, ...fitting(draft.accounts).map(({ entry }) => entry)].flatMap((part) => part?.method ?? [])
  for (const role of fitting(draft.roles)) {
    checkRole(role, aws, log)
    checkLength(role, inherited, log)
  }
}

function checkLength({ entry, path }: Fitting<RoleEntry>, inherited: readonly FederationKind[], log: FaultLog): void {
  const longest = Math.max(...(entry.method ?? inherited).map((method) => federationTraits[method].maxSessionSeconds))
  if (inherited.length === 0 || entry.maxSession <= longest) return
  log.fault([...path, 'maxSession'], `must be at most ${longest / 3600}h with the methods that are configured`)
}

type Fitting<Entry> = Drafted<Entry> & { readonly entry: Entry }

function checkUser({ entry, path }: Fitting<AccountEntry>, log: FaultLog): void {
  const needed = entry.method?.filter((method) => method === 'federation-token' || method === 'session-token') ?? []
  if (!entry.user && needed.length > 0) {
    log.fault([...path, 'method'], `names ${needed.join(' and ')}, which needs the IAM user of the account under user`)
  }
  const key = [...path, 'user', 'secretAccessKey']
  if (entry.user && !log.isReferenced(key)) {
    log.fault(key, `must not be written in the file; refer to it by \${env:NAME} or \${file:/path}`)
  }
}

/** Credentials never cross from one partition to another. */
function checkVia({ entry, path }: Fitting<AccountEntry>, aws: AwsEntry, log: FaultLog): void {
  const own = entry.via !== undefined
  const place: ConfigPath = own ? [...path, 'via'] : ['aws', 'assumeRole', 'via']
  const methods = entry.method ?? aws.method
  if (!methods.includes('assume-role') && !own) return
  const roles = entry.via ?? aws.assumeRole.via
  roles.forEach((arn, index) => {
    if (parseRoleArn(arn)?.partition === partitionOf(entry)) return
    log.fault([...place, index], `lies in another partition than the account ${entry.id}`)
  })
}

/** Inherited methods that do not fit are passed over instead: another account may have a fitting one. */
function checkRole({ entry, path }: Fitting<RoleEntry>, aws: AwsEntry | null, log: FaultLog): void {
  const methods = entry.method ?? []
  const narrows = entry.policy !== undefined || entry.policyArns.length > 0
  if (!narrows && methods.includes('federation-token')) {
    const message = 'is missing: a federated user without a session policy may do nothing'
    log.fault([...path, 'policy'], `${message}; federation-token needs it, or policyArns`)
  }
  if (narrows && methods.includes('session-token')) {
    const at = [...path, entry.policy === undefined ? 'policyArns' : 'policy']
    log.fault(at, 'cannot be kept by session-token, which takes no session policy; give the role another method')
  }
  if (entry.mfa && aws && !aws.assumeRole.mfaSerial) {
    log.fault([...path, 'mfa'], 'needs aws.assumeRole.mfaSerial, the device whose code is asked for')
  }
}

/** The account's trust as the federation stage sees it. */
export function toTrust(entry: AccountEntry, aws: AwsEntry): AccountTrustConfig {
  const { user } = entry
  return {
    externalId: entry.externalId ?? null,
    via: entry.via ?? aws.assumeRole.via,
    user: user
      ? {
          accessKeyId: user.accessKeyId,
          secretAccessKey: secret(user.secretAccessKey),
          mfaSerial: user.mfaSerial ?? null,
        }
      : null,
    sendsTags: entry.sessionTags,
    sendsSourceIdentity: entry.sourceIdentity,
  }
}
