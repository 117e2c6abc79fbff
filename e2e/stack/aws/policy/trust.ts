import { coversAction } from './action'
import type { ConditionContext } from './condition-context'
import { matchesConditions } from './conditions'
import type { PolicyDocument, PolicyStatement } from './document'

/** Who stands at a role's door: a provider that vouches for somebody, or an AWS caller with every ARN that names it. */
export type TrustPrincipal =
  | { readonly kind: 'provider'; readonly arn: string }
  | { readonly kind: 'caller'; readonly accountId: string; readonly arns: readonly string[] }

/** One action that a caller needs from a trust policy. */
export interface TrustRequest {
  readonly trustPolicy: PolicyDocument
  readonly principal: TrustPrincipal
  readonly action: string
  readonly context: ConditionContext
}

/**
 * What a trust policy says: nothing (or no), yes to the caller itself, or yes to the caller's account, which leaves the decision
 * to that account's own policies.
 */
export type Trust = 'none' | 'account' | 'principal'

/** Asks a trust policy for one action; a Deny that applies wins. Source: IAM JSON policy elements, Principal. */
export function trustFor(request: TrustRequest): Trust {
  const applying = request.trustPolicy.Statement.map((statement) => ({
    effect: statement.Effect,
    trust: applies(statement, request) ? trustOf(statement, request.principal) : 'none',
  })).filter(({ trust }) => trust !== 'none')
  if (applying.some(({ effect }) => effect === 'Deny')) return 'none'
  return applying.find(({ trust }) => trust === 'principal')?.trust ?? applying[0]?.trust ?? 'none'
}

function applies(statement: PolicyStatement, { action, context }: TrustRequest): boolean {
  return coversAction(statement, action) && matchesConditions(statement.Condition, context)
}

function trustOf(statement: PolicyStatement, principal: TrustPrincipal): Trust {
  const named = statement.Principal?.AWS ?? []
  if (principal.kind === 'provider') return namesProvider(statement, principal.arn) ? 'principal' : 'none'
  if (named.includes('*') || principal.arns.some((arn) => named.includes(arn))) return 'principal'
  return named.some((name) => accountOf(name) === principal.accountId) ? 'account' : 'none'
}

/** `AWS: "*"` denies everybody, but admits no federated caller: the provider must be named in `Federated`. */
function namesProvider(statement: PolicyStatement, providerArn: string): boolean {
  if (statement.Principal?.Federated?.includes(providerArn)) return true
  return statement.Effect === 'Deny' && (statement.Principal?.AWS?.includes('*') ?? false)
}

/** An account is named by its id or by the ARN of its root. */
function accountOf(name: string): string | null {
  return /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1] ?? null
}
