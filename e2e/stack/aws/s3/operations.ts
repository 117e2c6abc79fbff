import type { S3Call } from './bucket-request'
import { deleteObject } from './delete-object'
import { getBucketLocation } from './get-bucket-location'
import { getObject, headObject } from './get-object'
import { headBucket } from './head-bucket'
import { listBuckets } from './list-buckets'
import { listObjectsV2 } from './list-objects-v2'
import type { S3Operation } from './operation'
import { putObject } from './put-object'

const serviceOperations: Readonly<Record<string, S3Operation>> = { GET: listBuckets }
const bucketOperations: Readonly<Record<string, S3Operation>> = { GET: listObjectsV2, HEAD: headBucket }
const objectOperations: Readonly<Record<string, S3Operation>> = {
  GET: getObject,
  HEAD: headObject,
  PUT: putObject,
  DELETE: deleteObject,
}

/** Query parameters that select another API of S3, none of which but `location` exists here. */
const subresources = [
  'acl',
  'uploads',
  'uploadId',
  'policy',
  'tagging',
  'versioning',
  'versions',
  'cors',
  'delete',
  'location',
]

/** The operation that a request asks for, by its path, method and sub-resource; null when S3 has it and this simulator has not. */
export function s3Operation(call: S3Call): S3Operation | null {
  const { method } = call.request
  const subresource = subresources.find((name) => call.query.has(name))
  if (subresource === 'location' && call.key === '' && method === 'GET') return getBucketLocation
  if (subresource !== undefined) return null
  if (call.bucketName === '') return serviceOperations[method] ?? null
  return (call.key === '' ? bucketOperations : objectOperations)[method] ?? null
}
