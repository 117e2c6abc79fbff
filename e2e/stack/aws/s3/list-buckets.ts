import { authorize } from './bucket-request'
import type { S3Operation } from './operation'
import { xmlAnswer } from './xml-answer'

/** The buckets of the caller's account. Source: S3 ListBuckets. */
export const listBuckets: S3Operation = {
  name: 'ListBuckets',
  run(call) {
    authorize(call, 's3:ListAllMyBuckets', `arn:${call.caller.partition}:s3:::*`)
    const buckets = [...call.context.registry.bucketsOf(call.caller.accountId)].sort((one, other) =>
      one.name < other.name ? -1 : 1,
    )
    return xmlAnswer('ListAllMyBucketsResult', {
      Owner: { ID: call.caller.accountId },
      Buckets: {
        Bucket: buckets.map(({ name, createdAt }) => ({ Name: name, CreationDate: createdAt.toISOString() })),
      },
    })
  },
}
