import { partitionOfRegion } from './partition'

/** An AWS KMS key, named by itself. */
export interface KmsKeyArn {
  readonly arn: string
  readonly region: string
}

const form =
  /^arn:([a-z-]+):kms:([a-z0-9-]+):\d{12}:key\/(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Reads the ARN of a key; null for an alias, a malformed one, and a region of another partition. */
export function parseKmsKeyArn(arn: string): KmsKeyArn | null {
  const [, partition, region = ''] = form.exec(arn) ?? []
  return partition !== undefined && partitionOfRegion(region)?.id === partition ? { arn, region } : null
}
