/** An IAM policy, as much of the language as Brevet writes. Source: IAM User Guide, "IAM JSON policy elements". */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly PolicyStatement[]
}

export interface PolicyStatement {
  /** Letters and digits; once in a policy. */
  readonly Sid: string
  readonly Effect: 'Allow' | 'Deny'
  /** Of trust policies only. */
  readonly Principal?: PolicyPrincipal
  readonly Action?: string | readonly string[]
  readonly NotAction?: readonly string[]
  /** Of permission policies only. */
  readonly Resource?: string | readonly string[]
  readonly Condition?: PolicyConditions
}

/** Providers, and roles or users. */
export interface PolicyPrincipal {
  readonly Federated?: string | readonly string[]
  readonly AWS?: string | readonly string[]
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

/** All of them in one; a single name stays a text. */
export function joinPrincipals(principals: readonly PolicyPrincipal[]): PolicyPrincipal {
  const named = (kind: keyof PolicyPrincipal) => [...new Set(principals.flatMap((principal) => principal[kind] ?? []))]
  const entries = (['Federated', 'AWS'] as const).map((kind) => [kind, named(kind)] as const)
  const present = entries.filter(([, names]) => names.length > 0)
  return Object.fromEntries(present.map(([kind, names]) => [kind, names.length === 1 ? (names[0] ?? '') : names]))
}
