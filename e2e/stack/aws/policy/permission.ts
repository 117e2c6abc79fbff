import { coversAction } from './action'
import type { ConditionContext } from './condition-context'
import { matchesConditions } from './conditions'
import type { PolicyDocument, PolicyStatement } from './document'
import { matchesPattern } from './pattern'

/** What somebody wants to do. */
export interface AccessRequest {
  readonly action: string
  readonly resource: string
  readonly context: ConditionContext
}

/** The policies that bound a caller; `session` null means that no session policy was given. */
export interface Permissions {
  readonly identity: readonly PolicyDocument[]
  readonly session: readonly PolicyDocument[] | null
}

/** The answer; a refusal carries the reason as AWS words it. */
export type Decision = { readonly isAllowed: true } | { readonly isAllowed: false; readonly reason: string }

/** Identity policies ∩ session policies; an explicit deny in either wins. Source: IAM policy evaluation logic. */
export function decide(permissions: Permissions, request: AccessRequest): Decision {
  const layers = [
    { kind: 'identity-based', documents: permissions.identity },
    ...(permissions.session ? [{ kind: 'session', documents: permissions.session }] : []),
  ].map((layer) => ({ kind: layer.kind, effects: effectsOf(layer.documents, request) }))
  const denying = layers.find(({ effects }) => effects.has('Deny'))
  if (denying) {
    const article = denying.kind === 'session' ? 'a' : 'an'
    return { isAllowed: false, reason: `with an explicit deny in ${article} ${denying.kind} policy` }
  }
  const silent = layers.find(({ effects }) => !effects.has('Allow'))
  if (silent)
    return { isAllowed: false, reason: `because no ${silent.kind} policy allows the ${request.action} action` }
  return { isAllowed: true }
}

/** Whether a policy denies this explicitly: all that can stop an action which needs no permission. */
export function isDenied(permissions: Permissions, request: AccessRequest): boolean {
  return effectsOf([...permissions.identity, ...(permissions.session ?? [])], request).has('Deny')
}

function effectsOf(documents: readonly PolicyDocument[], request: AccessRequest): ReadonlySet<string> {
  const applying = documents.flatMap(({ Statement }) => Statement).filter((statement) => applies(statement, request))
  return new Set(applying.map(({ Effect }) => Effect))
}

function applies(statement: PolicyStatement, request: AccessRequest): boolean {
  return (
    coversAction(statement, request.action) &&
    coversResource(statement, request) &&
    matchesConditions(statement.Condition, request.context)
  )
}

function coversResource(statement: PolicyStatement, request: AccessRequest): boolean {
  const matches = (pattern: string) => matchesPattern(request.resource, pattern, request.context)
  return statement.Resource ? statement.Resource.some(matches) : !(statement.NotResource ?? []).some(matches)
}
