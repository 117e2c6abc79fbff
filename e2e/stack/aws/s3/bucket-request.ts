import { AwsFault } from '../aws-fault'
import { callerKeys, permissionsOf } from '../caller-permissions'
import type { AwsContext } from '../context'
import type { S3Bucket } from '../entities'
import type { EventFacts } from '../event-trail'
import type { HttpRequest } from '../http-message'
import { conditionContext } from '../policy/condition-context'
import { decide } from '../policy/permission'
import type { Caller } from '../principal'

/** One signed call of S3. */
export interface S3Call {
  readonly context: AwsContext
  readonly request: HttpRequest
  readonly caller: Caller
  /** Region the request was signed for. */
  readonly region: string
  readonly query: URLSearchParams
  /** Empty for the service itself. */
  readonly bucketName: string
  /** Empty for the bucket itself. */
  readonly key: string
  /** The payload without its chunk framing. */
  readonly payload: Buffer
  note(facts: EventFacts): void
}

/** The bucket of a call. Fails with `NoSuchBucket` 404. */
export function bucketOf(call: S3Call): S3Bucket {
  const bucket = call.context.registry.bucket(call.bucketName)
  if (bucket) return bucket
  throw new AwsFault('NoSuchBucket', 404, 'The specified bucket does not exist')
}

/** ARN of a bucket, or of an object in it. */
export function s3Arn(call: S3Call, bucketName: string, key = ''): string {
  return `arn:${call.caller.partition}:s3:::${bucketName}${key === '' ? '' : `/${key}`}`
}

/**
 * Lets the caller do this or fails with `AccessDenied` 403. There are no bucket policies, so a bucket of another account is
 * closed whatever the caller's own policies say.
 */
export function authorize(call: S3Call, action: string, resource: string): void {
  call.note({ resource })
  const reason = refusalOf(call, action, resource)
  if (reason === null) return
  throw new AwsFault(
    'AccessDenied',
    403,
    `User: ${call.caller.arn} is not authorized to perform: ${action} on resource: "${resource}" ${reason}`,
  )
}

/** Whether {@link authorize} would let the caller do this. */
export function isAllowed(call: S3Call, action: string, resource: string): boolean {
  return refusalOf(call, action, resource) === null
}

function refusalOf(call: S3Call, action: string, resource: string): string | null {
  const owner = call.bucketName === '' ? call.caller.accountId : bucketOf(call).accountId
  if (owner !== call.caller.accountId) return `because no resource-based policy allows the ${action} action`
  const decision = decide(permissionsOf(call.context.registry, call.caller), {
    action,
    resource,
    context: conditionContext({
      ...callerKeys(call.caller, call.context.now()),
      'aws:SourceIp': call.request.sourceIp,
      'aws:CurrentTime': call.context.now().toISOString(),
      'aws:RequestedRegion': call.region,
      'aws:SecureTransport': 'true',
      's3:prefix': call.query.get('prefix') ?? undefined,
      's3:delimiter': call.query.get('delimiter') ?? undefined,
    }),
  })
  return decision.isAllowed ? null : decision.reason
}
