import { BrevetError } from '../domain/errors'

/** IAM's error codes to what they mean for a policy of a role. Source: IAM API Reference, PutRolePolicy and "Common Errors". */
const reasons: Readonly<Record<string, string>> = {
  AccessDenied: 'denied',
  LimitExceeded: 'no-room',
  NoSuchEntity: 'no-such-role',
  UnmodifiableEntity: 'role-of-aws',
  MalformedPolicyDocument: 'policy-malformed',
}

/** What a call that IAM answered, or did not answer, means. IAM's own text, which names sessions, is dropped. */
export function iamFailure(thrown: unknown): BrevetError {
  const { name, status } = vendorError(thrown)
  const code = name.replace(/Exception$/, '')
  const isAnswer = status !== null && status < 500 && !/^(?:Throttling|RequestLimitExceeded)/.test(code)
  if (!isAnswer) return new BrevetError('iam_unreachable', status === null ? {} : { httpStatus: status })
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  return new BrevetError('iam_refused', {
    reason: reason ?? 'other',
    ...(/^\w{1,64}$/.test(code) && { awsCode: code }),
  })
}

/** The SDK names an error as AWS does, with `Exception` behind it where the model has it so. */
function vendorError(thrown: unknown): { readonly name: string; readonly status: number | null } {
  if (!(thrown instanceof Error)) return { name: '', status: null }
  const metadata: unknown = Reflect.get(thrown, '$metadata')
  const status: unknown = typeof metadata === 'object' && metadata !== null && Reflect.get(metadata, 'httpStatusCode')
  return { name: thrown.name, status: typeof status === 'number' ? status : null }
}
