/** An IAM policy, as much of the language as Brevet writes. Source: IAM User Guide, "IAM JSON policy elements". */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly PolicyStatement[]
}

export interface PolicyStatement {
  readonly Sid: string
  readonly Effect: 'Allow' | 'Deny'
  /** Of trust policies only. */
  readonly Principal?: { readonly Federated: string } | { readonly AWS: string }
  readonly Action?: string | readonly string[]
  readonly NotAction?: readonly string[]
  /** Of permission policies only. */
  readonly Resource?: string | readonly string[]
  readonly Condition?: PolicyConditions
}

/** Operator to condition key to the accepted value or values. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

/** The default quota of a role's trust policy, in characters without white space. Source: IAM quotas. */
export const trustPolicyQuota = 2048

/** A policy of these statements. */
export function policyOf(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

/** Characters that count against IAM's quotas. */
export function policySize(policy: PolicyDocument): number {
  return JSON.stringify(policy).length
}
