/** A role or user of IAM, taken apart. */
export interface IamPrincipal {
  readonly arn: string
  readonly partition: string
  readonly accountId: string
  readonly kind: 'role' | 'user'
  readonly name: string
}

const principalPattern = /^arn:([a-z-]+):iam::(\d{12}):(role|user)\/(?:[\u0021-\u007e]+\/)?([\w+=,.@-]{1,64})$/

/**
 * Reads the ARN of an IAM role or user; null for everything else: a session's ARN ends with the session, an account's root would
 * trust everybody in it, and a wildcard everybody.
 */
export function parseIamPrincipal(arn: string): IamPrincipal | null {
  const [, partition, accountId, kind, name] = principalPattern.exec(arn) ?? []
  if (!partition || !accountId || !name || (kind !== 'role' && kind !== 'user') || /[*?]/.test(arn)) return null
  return { arn, partition, accountId, kind, name }
}

/** The IAM role behind a session of it, as far as STS tells: a path is not in the session's ARN. */
export function principalOfCaller(callerArn: string): string {
  return callerArn.replace(/^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3')
}
