import { type PartitionId, partitionIds } from './partition'

/** What a text says of a place in AWS. Hints of somebody's text: they choose what is shown, and give nobody anything. */
export interface AwsPlace {
  /** Twelve digits, or an alias; null: the text names none. */
  readonly account: string | null
  readonly partition: PartitionId | null
  readonly region: string | null
  /** As ARNs and addresses name it: `s3`. */
  readonly service: string | null
  /** The role that the text acts as or switches to. */
  readonly role: string | null
  /** That role was refused what it tried, so another one is wanted. */
  readonly isRefused: boolean
  /** The console page itself, where the text is its address. */
  readonly address: string | null
}

/** A text that says nothing. */
export const nowhere: AwsPlace = {
  account: null,
  partition: null,
  region: null,
  service: null,
  role: null,
  isRefused: false,
  address: null,
}

const arnPattern = /\barn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:([^\s"'<>&;]+)/

/** What the first ARN of a text says; null: it has none. Source: IAM User Guide, "IAM ARNs". */
export function readArn(text: string): AwsPlace | null {
  const [, partition, service = '', region = '', account, resource = ''] = arnPattern.exec(text) ?? []
  const known = partitionIds.find((id) => id === partition)
  if (!known) return null
  const role = service === 'sts' ? (/^assumed-role\/([\w+=,.@-]+)\//.exec(resource)?.[1] ?? null) : null
  return { ...nowhere, account: account ?? null, partition: known, region: region || null, service, role }
}
