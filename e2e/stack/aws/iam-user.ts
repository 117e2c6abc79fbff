import type { AwsAccount } from './entities'
import { makeId, makeSecretAccessKey } from './identifiers'
import { type PolicyDocument, parsePolicy } from './policy/document'
import { checkMfaSecret, checkUser } from './registry-rules'
import { makeTotpSecret } from './totp'

export interface UserRegistration {
  readonly accountId: string
  /** Default `/`. */
  readonly path?: string
  readonly name: string
  /** Default: a new one. */
  readonly accessKeyId?: string
  /** Default: a new one. */
  readonly secretAccessKey?: string
  readonly permissionPolicies?: readonly unknown[]
  readonly tags?: Readonly<Record<string, string>>
  readonly mfaDevices?: readonly MfaRegistration[]
}

export interface MfaRegistration {
  readonly name: string
  /** Base32, as an authenticator app takes it. Default: a new one. */
  readonly secret?: string
}

/** A virtual MFA device of a user. */
export interface MfaDevice {
  /** `arn:…:iam::ACCOUNT:mfa/NAME` */
  readonly serialNumber: string
  /** Base32. */
  readonly secret: string
}

/** An IAM user with one long-term key. */
export interface IamUser {
  readonly kind: 'iam-user'
  readonly partition: string
  readonly accountId: string
  readonly name: string
  readonly arn: string
  /** `AIDA…` */
  readonly userId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly permissionPolicies: readonly PolicyDocument[]
  readonly tags: Readonly<Record<string, string>>
  readonly mfaDevices: readonly MfaDevice[]
}

export interface RootKeyRegistration {
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The root user of an account, with the access key it had better not have. */
export interface RootUser extends RootKeyRegistration {
  readonly kind: 'root'
  readonly partition: string
  /** `arn:…:iam::ACCOUNT:root` */
  readonly arn: string
  /** The account's id. */
  readonly userId: string
}

/** Makes a user as IAM CreateUser, PutUserPolicy, CreateAccessKey and EnableMFADevice would. */
export function makeUser(registration: UserRegistration, account: AwsAccount): IamUser {
  const { path = '/', name, tags = {} } = registration
  checkUser({ name, path })
  const arnOf = (resource: string) => `arn:${account.partition}:iam::${account.id}:${resource}`
  return {
    kind: 'iam-user',
    partition: account.partition,
    accountId: account.id,
    name,
    arn: arnOf(`user${path}${name}`),
    userId: makeId('AIDA', 17),
    accessKeyId: registration.accessKeyId ?? makeId('AKIA'),
    secretAccessKey: registration.secretAccessKey ?? makeSecretAccessKey(),
    permissionPolicies: (registration.permissionPolicies ?? []).map((policy) => parsePolicy(policy, 'identity')),
    tags,
    mfaDevices: (registration.mfaDevices ?? []).map((device) => ({
      serialNumber: arnOf(`mfa/${device.name}`),
      secret: checkMfaSecret(device.secret ?? makeTotpSecret()),
    })),
  }
}

export function makeRootUser(registration: RootKeyRegistration, account: AwsAccount): RootUser {
  const arn = `arn:${account.partition}:iam::${account.id}:root`
  return { ...registration, kind: 'root', partition: account.partition, arn, userId: account.id }
}
