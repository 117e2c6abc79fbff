import { otherPartitions } from './landscape'

/** An account with an IAM user that vouches for people, or that people share with a one-time code. */
export interface UserLab {
  readonly alias: string
  readonly kind: 'federation' | 'session'
  /** First part of the environment variables that hold the user's key. */
  readonly variable: string
}

/** One of each kind a partition: a key is good in its own partition only. */
export const userLabs: readonly UserLab[] = [
  { alias: 'sandbox-lab-05', kind: 'federation', variable: 'FEDERATION' },
  { alias: 'sandbox-lab-06', kind: 'session', variable: 'SESSION' },
  ...otherPartitions.flatMap(({ prefix }) =>
    (['federation', 'session'] as const).map((kind) => ({
      alias: `${prefix}-lab-${kind}`,
      kind,
      variable: `${prefix}_${kind}`.toUpperCase(),
    })),
  ),
]

/** The aliases of one kind, that of the partition `aws` first. */
export function labAliases(kind: UserLab['kind']): readonly string[] {
  return userLabs.filter((lab) => lab.kind === kind).map(({ alias }) => alias)
}
