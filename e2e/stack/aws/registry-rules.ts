import { createPrivateKey, type KeyObject } from 'node:crypto'
import { AwsFault } from './aws-fault'
import type { PolicyDocument } from './policy/document'

const partitions = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f']
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']
const trustPolicyLimit = 2048

/** Account ids have twelve digits and live in one partition. */
export function checkAccount(account: { readonly id: string; readonly partition: string }): void {
  if (!/^\d{12}$/.test(account.id)) throw invalid('An account id has 12 digits.')
  if (!partitions.includes(account.partition)) throw invalid(`There is no partition ${account.partition}.`)
}

/**
 * The URL under which IAM registers an OIDC provider: https, no query, no port (`:443` is dropped). Plain http and a port
 * are accepted on loopback, since the whole stack runs on one machine. Source: IAM CreateOpenIDConnectProvider.
 */
export function normaliseProviderUrl(text: string): string {
  if (text.length < 1 || text.length > 255 || !URL.canParse(text))
    throw invalidInput('Invalid Open ID Connect Provider URL')
  const url = new URL(text)
  const isLoopback = loopbackHosts.includes(url.hostname)
  const isSchemeFine = url.protocol === 'https:' || (isLoopback && url.protocol === 'http:')
  if (!isSchemeFine || text.includes('?') || text.includes('#') || url.username) {
    throw invalidInput('Invalid Open ID Connect Provider URL')
  }
  if (url.port && !isLoopback) throw invalidInput('Invalid Open ID Connect Provider URL')
  return url.protocol === 'https:' ? text.replace(/^(https:\/\/[^/]+?):443(?=\/|$)/, '$1') : text
}

/** At most 100 client ids of 1–255 characters. */
export function checkClientIds(clientIds: readonly string[]): void {
  if (clientIds.length > 100)
    throw new AwsFault('LimitExceeded', 409, 'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100')
  if (clientIds.some((id) => id.length < 1 || id.length > 255)) throw invalid('A client id has 1 to 255 characters.')
}

/** An account has at most 100 providers of a kind. Source: IAM quotas. */
export function checkProviderQuota(
  kind: string,
  providers: Iterable<{ readonly accountId: string }>,
  accountId: string,
): void {
  if ([...providers].filter((provider) => provider.accountId === accountId).length >= 100) {
    throw new AwsFault('LimitExceeded', 409, `Cannot exceed quota for ${kind}PerAccount: 100`)
  }
}

/** `Name` of a SAML provider. Source: IAM CreateSAMLProvider. */
export function checkSamlProviderName(name: string): void {
  if (!/^[\w._-]{1,128}$/.test(name)) throw constraint(name, 'name', String.raw`[\w._-]+`)
}

/** The private keys of a SAML provider: at most two, PEM of at most 16 384 characters. Source: IAM CreateSAMLProvider, AddPrivateKey. */
export function readDecryptionKeys(pems: readonly string[]): readonly KeyObject[] {
  if (pems.length > 2) throw new AwsFault('LimitExceeded', 409, 'Cannot exceed quota for PrivateKeysPerSamlProvider: 2')
  return pems.map((pem) => {
    try {
      if (pem.length <= 16_384) return createPrivateKey(pem)
    } catch {}
    throw invalidInput('Unable to parse private key')
  })
}

/** Name, path and session limits of a role. Source: IAM CreateRole. */
export function checkRole(role: NamedEntity & { readonly maxSessionDuration: number }): void {
  checkName(role, { member: 'roleName', longest: 64 })
  const { maxSessionDuration: seconds } = role
  if (!Number.isInteger(seconds) || seconds < 3600 || seconds > 43200) {
    throw invalid('MaxSessionDuration is a whole number of seconds from 3600 to 43200.')
  }
}

/** Name and path of a user. Source: IAM CreateUser. */
export function checkUser(user: NamedEntity): void {
  checkName(user, { member: 'userName', longest: 64 })
}

/** Name and path of a managed policy, of at most 6144 characters. Source: IAM CreatePolicy; IAM quotas. */
export function checkPolicy(policy: NamedEntity & { readonly document: unknown }): void {
  checkName(policy, { member: 'policyName', longest: 128 })
  if (JSON.stringify(policy.document).length > 6144)
    throw new AwsFault('LimitExceeded', 409, 'Cannot exceed quota for PolicySize: 6144')
}

/** The secret of a virtual MFA device: base32, at least 16 characters. */
export function checkMfaSecret(secret: string): string {
  if (/^[A-Z2-7]{16,128}=*$/.test(secret)) return secret
  throw invalid('The secret of an MFA device is base32.')
}

/** A trust policy has at most 2048 characters by default. Source: IAM quotas. */
export function checkTrustPolicySize(policy: unknown): void {
  if (JSON.stringify(policy).length > trustPolicyLimit) {
    throw new AwsFault('LimitExceeded', 409, `Cannot exceed quota for ACLSizePerRole: ${trustPolicyLimit}`)
  }
}

/** The inline policies of a role have at most 10 240 characters together. Source: IAM quotas. */
export function checkInlinePolicySize(role: string, policies: readonly PolicyDocument[]): void {
  if (policies.reduce((sum, policy) => sum + JSON.stringify(policy).length, 0) > 10_240) {
    throw new AwsFault('LimitExceeded', 409, `Maximum policy size of 10240 bytes exceeded for role ${role}`)
  }
}

/** Bucket names that S3 accepts. */
export function checkBucketName(name: string): void {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new AwsFault('InvalidBucketName', 400, 'The specified bucket is not valid.')
  }
}

/** `EntityAlreadyExists` 409, as IAM words it. */
export function alreadyExists(what: string): AwsFault {
  return new AwsFault('EntityAlreadyExists', 409, `${what} already exists.`)
}

interface NamedEntity {
  readonly name: string
  readonly path: string
}

function checkName({ name, path }: NamedEntity, rule: { readonly member: string; readonly longest: number }): void {
  if (!/^[\w+=,.@-]+$/.test(name) || name.length > rule.longest) {
    throw constraint(name, rule.member, String.raw`[\w+=,.@-]+`)
  }
  if (path.length > 512 || !/^\/(?:[!-~]+\/)?$/.test(path)) {
    throw constraint(path, 'path', String.raw`(\u002F)|(\u002F[\u0021-\u007F]+\u002F)`)
  }
}

function invalid(message: string): AwsFault {
  return new AwsFault('ValidationError', 400, message)
}

function invalidInput(message: string): AwsFault {
  return new AwsFault('InvalidInput', 400, message)
}

function constraint(value: string, member: string, pattern: string): AwsFault {
  const rule = `Member must satisfy regular expression pattern: ${pattern}`
  return invalid(`1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`)
}
