import { AwsFault } from '../aws-fault'
import type { S3Object } from '../entities'
import type { HttpResponse } from '../http-message'
import { authorize, bucketOf, isAllowed, type S3Call, s3Arn } from './bucket-request'
import { entityTag } from './entity-tag'
import type { S3Operation } from './operation'

/** An object's bytes. Source: S3 GetObject. */
export const getObject: S3Operation = { name: 'GetObject', run: (call) => objectAnswer(objectOf(call)) }

/** An object's headers; needs the same permission. Source: S3 HeadObject. */
export const headObject: S3Operation = { name: 'HeadObject', run: (call) => objectAnswer(objectOf(call)) }

/** That a key is missing is told only to those who may list the bucket. */
function objectOf(call: S3Call): S3Object {
  const bucket = bucketOf(call)
  authorize(call, 's3:GetObject', s3Arn(call, bucket.name, call.key))
  const object = bucket.objects.get(call.key)
  if (object) return object
  if (isAllowed(call, 's3:ListBucket', s3Arn(call, bucket.name))) {
    throw new AwsFault('NoSuchKey', 404, 'The specified key does not exist.')
  }
  throw new AwsFault('AccessDenied', 403, 'Access Denied')
}

function objectAnswer(object: S3Object): HttpResponse {
  return {
    status: 200,
    headers: {
      'content-type': object.contentType,
      'content-length': String(object.body.length),
      etag: entityTag(object.body),
      'last-modified': object.modifiedAt.toUTCString(),
    },
    body: object.body,
  }
}
