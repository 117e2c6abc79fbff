import { authorize, bucketOf, s3Arn } from './bucket-request'
import type { S3Operation } from './operation'

/** Whether a bucket exists and is open to the caller. Source: S3 HeadBucket. */
export const headBucket: S3Operation = {
  name: 'HeadBucket',
  run(call) {
    const bucket = bucketOf(call)
    authorize(call, 's3:ListBucket', s3Arn(call, bucket.name))
    return {
      status: 200,
      headers: { 'x-amz-bucket-region': bucket.region, 'content-type': 'application/xml' },
      body: '',
    }
  },
}
