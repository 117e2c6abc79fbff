import { AwsFault } from '../aws-fault'
import { authorize, bucketOf, s3Arn } from './bucket-request'
import { entityTag } from './entity-tag'
import type { S3Operation } from './operation'

/** Stores an object. Source: S3 PutObject. */
export const putObject: S3Operation = {
  name: 'PutObject',
  run(call) {
    const bucket = bucketOf(call)
    authorize(call, 's3:PutObject', s3Arn(call, bucket.name, call.key))
    if (call.request.headers['x-amz-copy-source'] !== undefined) {
      throw new AwsFault('NotImplemented', 501, 'A header you provided implies functionality that is not implemented.')
    }
    if (Buffer.byteLength(call.key) > 1024) throw new AwsFault('KeyTooLongError', 400, 'Your key is too long')
    const contentType = call.request.headers['content-type'] ?? 'binary/octet-stream'
    bucket.objects.set(call.key, { body: call.payload, contentType, modifiedAt: call.context.now() })
    return { status: 200, headers: { etag: entityTag(call.payload) }, body: '' }
  },
}
