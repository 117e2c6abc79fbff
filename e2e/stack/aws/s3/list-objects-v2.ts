import { AwsFault } from '../aws-fault'
import type { S3Bucket } from '../entities'
import { authorize, bucketOf, type S3Call, s3Arn } from './bucket-request'
import { entityTag } from './entity-tag'
import type { S3Operation } from './operation'
import { xmlAnswer } from './xml-answer'

/** The objects of a bucket, by prefix, folded at the delimiter, page by page. Source: S3 ListObjectsV2. */
export const listObjectsV2: S3Operation = {
  name: 'ListObjectsV2',
  run(call) {
    const bucket = bucketOf(call)
    authorize(call, 's3:ListBucket', s3Arn(call, bucket.name))
    const prefix = call.query.get('prefix') ?? ''
    const delimiter = call.query.get('delimiter') ?? ''
    const limit = readLimit(call)
    const entries = foldedEntries(bucket, prefix, delimiter).filter((entry) => entry > startOf(call))
    const page = entries.slice(0, limit)
    const isTruncated = entries.length > page.length
    const encode = call.query.get('encoding-type') === 'url' ? encodeKey : (key: string) => key
    const objects = page.filter((entry) => bucket.objects.has(entry))
    return xmlAnswer('ListBucketResult', {
      Name: bucket.name,
      Prefix: encode(prefix),
      Delimiter: delimiter === '' ? undefined : encode(delimiter),
      MaxKeys: limit,
      EncodingType: call.query.get('encoding-type') ?? undefined,
      KeyCount: page.length,
      IsTruncated: isTruncated,
      NextContinuationToken: isTruncated ? Buffer.from(page.at(-1) ?? '').toString('base64url') : undefined,
      Contents: objects.map((key) => describeObject(bucket, key, encode)),
      CommonPrefixes: page.filter((entry) => !bucket.objects.has(entry)).map((entry) => ({ Prefix: encode(entry) })),
    })
  },
}

function readLimit(call: S3Call): number {
  const text = call.query.get('max-keys') ?? '1000'
  if (/^\d{1,9}$/.test(text)) return Math.min(1000, Number(text))
  throw new AwsFault('InvalidArgument', 400, 'Provided max-keys not an integer or within integer range')
}

/** The key after which the page begins. */
function startOf(call: S3Call): string {
  const token = call.query.get('continuation-token')
  return token === null ? (call.query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString('utf8')
}

/** Keys and common prefixes together, in order, each once. */
function foldedEntries(bucket: S3Bucket, prefix: string, delimiter: string): readonly string[] {
  const entries = [...bucket.objects.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      return end < 0 ? key : key.slice(0, end + delimiter.length)
    })
  return [...new Set(entries)].sort()
}

function describeObject(bucket: S3Bucket, key: string, encode: (key: string) => string) {
  const object = bucket.objects.get(key)
  return {
    Key: encode(key),
    LastModified: object?.modifiedAt.toISOString(),
    ETag: object && entityTag(object.body),
    Size: object?.body.length,
    StorageClass: 'STANDARD',
  }
}

function encodeKey(key: string): string {
  return encodeURIComponent(key).replace(/%2F/g, '/')
}
