import { authorize, bucketOf, s3Arn } from './bucket-request'
import type { S3Operation } from './operation'

/** Removes an object, whether it exists or not. Source: S3 DeleteObject. */
export const deleteObject: S3Operation = {
  name: 'DeleteObject',
  run(call) {
    const bucket = bucketOf(call)
    authorize(call, 's3:DeleteObject', s3Arn(call, bucket.name, call.key))
    bucket.objects.delete(call.key)
    return { status: 204, headers: {}, body: '' }
  },
}
