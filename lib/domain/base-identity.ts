import type { PartitionId } from './partition'

/**
 * Whom Brevet itself is at AWS, by its ambient credentials; only `assume-role` needs that.
 * `unknown`: not asked, or AWS did not answer yet. `absent`: there are no credentials.
 */
export type BaseIdentity =
  | { readonly state: 'unknown' }
  | { readonly state: 'absent' }
  | {
      readonly state: 'known'
      readonly arn: string
      readonly accountId: string
      readonly partition: PartitionId
      /** The credentials are those of a role, or temporary ones of a user, so that every role assumed with them is chained. */
      readonly isChained: boolean
    }

export const unknownBase: BaseIdentity = { state: 'unknown' }
