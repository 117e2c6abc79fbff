import type { IamPrincipal } from './plan'

const principalPattern = /^arn:([a-z-]+):iam::\d{12}:(role|user)\/(?:[\u0021-\u007e]+\/)?([\w+=,.@-]{1,64})$/

/**
 * Reads the ARN of an IAM role or user; null for everything else: a session's ARN ends with the session, an account's root would
 * trust everybody in it, and a wildcard everybody.
 */
export function parseIamPrincipal(arn: string): IamPrincipal | null {
  const [, partition, kind, name] = principalPattern.exec(arn) ?? []
  if (!partition || !name || (kind !== 'role' && kind !== 'user') || /[*?]/.test(arn)) return null
  return { arn, partition, kind, name }
}
