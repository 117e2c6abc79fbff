import { randomBytes, randomInt } from 'node:crypto'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A unique id such as `AROA…` or `ASIA…`: the prefix and sixteen or seventeen characters, 20 to 21 in all. */
export function makeId(prefix: string, length = 16): string {
  return prefix + Array.from({ length }, () => base32[randomInt(base32.length)]).join('')
}

/** A secret access key: 40 characters of base64. */
export function makeSecretAccessKey(): string {
  return randomBytes(30).toString('base64')
}

/** A session token; as long as real ones tend to be, since clients must not assume a length. */
export function makeSessionToken(): string {
  return `IQoJb3JpZ2luX2VjE${randomBytes(525).toString('base64')}`
}

/** A role ARN taken apart; `path` begins and ends with a slash. */
export interface RoleArnParts {
  readonly partition: string
  readonly accountId: string
  readonly path: string
  readonly name: string
}

/** Reads a role's ARN; null when it is none. */
export function parseRoleArn(arn: string): RoleArnParts | null {
  const match = /^arn:(aws[a-z-]*):iam::(\d{12}):role(\/(?:[!-~]+\/)?)([\w+=,.@-]{1,64})$/.exec(arn)
  const [, partition, accountId, path, name] = match ?? []
  return partition && accountId && path && name ? { partition, accountId, path, name } : null
}

const regionPatterns: readonly (readonly [string, RegExp])[] = [
  ['aws-us-gov', /^us-gov-\w+-\d+$/],
  ['aws-cn', /^cn-\w+-\d+$/],
  ['aws-eusc', /^eusc-de-\w+-\d+$/],
  ['aws-iso', /^us-iso-\w+-\d+$/],
  ['aws-iso-b', /^us-isob-\w+-\d+$/],
  ['aws-iso-e', /^eu-isoe-\w+-\d+$/],
  ['aws-iso-f', /^us-isof-\w+-\d+$/],
  ['aws', /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/],
]

/** The partition that a region belongs to; null for an unknown name. */
export function partitionOfRegion(region: string): string | null {
  return regionPatterns.find(([, pattern]) => pattern.test(region))?.[0] ?? null
}
