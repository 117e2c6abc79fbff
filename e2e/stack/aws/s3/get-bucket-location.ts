import { writeXmlDocument } from '../xml'
import { authorize, bucketOf, s3Arn } from './bucket-request'
import type { S3Operation } from './operation'

/** A bucket's region as the text of one element, empty for us-east-1. Source: S3 GetBucketLocation. */
export const getBucketLocation: S3Operation = {
  name: 'GetBucketLocation',
  run(call) {
    const bucket = bucketOf(call)
    authorize(call, 's3:GetBucketLocation', s3Arn(call, bucket.name))
    const region = bucket.region === 'us-east-1' ? '' : bucket.region
    const empty = writeXmlDocument('LocationConstraint', 'http://s3.amazonaws.com/doc/2006-03-01/', {})
    return { status: 200, headers: { 'content-type': 'application/xml' }, body: empty.replace('></', `>${region}</`) }
  },
}
