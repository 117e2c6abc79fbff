import { type PartitionId, partitionIds } from './partition'

/** An IAM role's ARN, taken apart. */
export interface RoleArn {
  readonly partition: PartitionId
  readonly accountId: string
  readonly path: string
  readonly name: string
}

const rolePattern = /^arn:([a-z-]+):iam::(\d{12}):role(\/(?:[\u0021-\u007e]+\/)?)([\w+=,.@-]{1,64})$/

/** Reads a role ARN; null when it is none. Source: IAM identifiers, "IAM ARNs". */
export function parseRoleArn(arn: string): RoleArn | null {
  const match = rolePattern.exec(arn)
  const partition = partitionIds.find((id) => id === match?.[1])
  const [, , accountId, path, name] = match ?? []
  if (!partition || !accountId || !path || !name) return null
  return { partition, accountId, path, name }
}

/** Writes a role ARN; `path` begins and ends with a slash. */
export function formatRoleArn(role: RoleArn): string {
  return `arn:${role.partition}:iam::${role.accountId}:role${role.path}${role.name}`
}
