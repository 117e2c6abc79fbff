/** A policy that somebody else wrote: lists are lists, and nothing is left out. */
export interface ReadPolicy {
  /** By whether a statement has a principal. */
  readonly kind: 'trust' | 'permission'
  readonly statements: readonly ReadStatement[]
  /** Whose it is, where `aws iam` said that. */
  readonly owner: PolicyOwner
}

/** Null where it was not said. */
export interface PolicyOwner {
  readonly name: string | null
  readonly arn: string | null
  readonly maxSessionSeconds: number | null
}

export interface ReadStatement {
  /** Counted from 1. */
  readonly number: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly principals: readonly ReadPrincipal[]
  /** It names whom, what or where it does not mean. */
  readonly negates: { readonly principal: boolean; readonly action: boolean; readonly resource: boolean }
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly conditions: readonly ReadCondition[]
  readonly json: unknown
}

export interface ReadPrincipal {
  /** `*` where the policy says nothing but that. */
  readonly kind: string
  readonly name: string
}

export interface ReadCondition {
  /** As written, qualifier and `IfExists` included. */
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

export type ReadResult =
  | { readonly ok: true; readonly policy: ReadPolicy }
  | { readonly ok: false; readonly fault: string }

type Members = Readonly<Record<string, unknown>>

/**
 * Reads what `aws iam get-role`, `get-role-policy`, `get-user-policy` or `get-policy-version` prints, or a policy alone. IAM's API
 * percent-encodes documents, its command line does not; both are taken.
 */
export function readPolicy(text: string): ReadResult {
  const parsed = parseJson(text)
  if (!isMembers(parsed)) return { ok: false, fault: 'it is no JSON object' }
  const holder = [parsed['Role'], parsed['PolicyVersion'], parsed].find(isMembers) ?? parsed
  const document = decoded(
    holder['AssumeRolePolicyDocument'] ?? holder['PolicyDocument'] ?? holder['Document'] ?? holder,
  )
  const statements = isMembers(document) ? asList(document['Statement']) : []
  if (statements.length === 0 || !statements.every(isStatement)) {
    return { ok: false, fault: 'it holds no policy: statements with an Effect of Allow or Deny' }
  }
  const read = statements.map((statement, index) => readStatement(statement, index + 1))
  const kind = statements.some((one) => 'Principal' in one || 'NotPrincipal' in one) ? 'trust' : 'permission'
  return { ok: true, policy: { kind, statements: read, owner: readOwner(holder) } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function decoded(document: unknown): unknown {
  if (typeof document !== 'string') return document
  try {
    return parseJson(document.startsWith('%') ? decodeURIComponent(document) : document)
  } catch {
    return null
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isStatement(value: unknown): value is Members {
  return isMembers(value) && (value['Effect'] === 'Allow' || value['Effect'] === 'Deny')
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function asTexts(value: unknown): readonly string[] {
  return asList(value).map(String)
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function readOwner(holder: Members): PolicyOwner {
  const seconds = holder['MaxSessionDuration']
  return {
    name: asText(holder['RoleName']) ?? asText(holder['UserName']),
    arn: asText(holder['Arn']),
    maxSessionSeconds: typeof seconds === 'number' ? seconds : null,
  }
}

function readStatement(statement: Members, number: number): ReadStatement {
  return {
    number,
    sid: asText(statement['Sid']),
    effect: statement['Effect'] === 'Allow' ? 'Allow' : 'Deny',
    principals: readPrincipals(statement['Principal'] ?? statement['NotPrincipal']),
    negates: {
      principal: 'NotPrincipal' in statement,
      action: 'NotAction' in statement,
      resource: 'NotResource' in statement,
    },
    actions: asTexts(statement['Action'] ?? statement['NotAction']),
    resources: asTexts(statement['Resource'] ?? statement['NotResource']),
    conditions: readConditions(statement['Condition']),
    json: statement,
  }
}

function readPrincipals(principal: unknown): readonly ReadPrincipal[] {
  if (!isMembers(principal)) return asTexts(principal).map((name) => ({ kind: '*', name }))
  return Object.entries(principal).flatMap(([kind, names]) => asTexts(names).map((name) => ({ kind, name })))
}

function readConditions(condition: unknown): readonly ReadCondition[] {
  if (!isMembers(condition)) return []
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isMembers(keys) ? keys : {}).map(([key, values]) => ({ operator, key, values: asTexts(values) })),
  )
}

/** Whether the statement is about this action; IAM's wildcards count, and the case of letters does not. */
export function coversAction({ actions, negates }: ReadStatement, action: string): boolean {
  const isNamed = actions.some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase()))
  return isNamed !== negates.action
}

/** IAM's `*` and `?`. */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(text)
}
