import { coversAction } from './action'
import type { ConditionContext } from './condition-context'
import { matchesConditions } from './conditions'
import type { PolicyDocument, PolicyStatement } from './document'

/** A federated caller at a role's door. */
export interface TrustRequest {
  readonly trustPolicy: PolicyDocument
  /** ARN of the OIDC or SAML provider that vouches. */
  readonly providerArn: string
  /** Every action that the call needs: the operation, and `sts:TagSession`, `sts:SetSourceIdentity` when it sets those. */
  readonly actions: readonly string[]
  readonly context: ConditionContext
}

/** Whether the trust policy allows every needed action to the provider, and denies none. */
export function isTrusted(request: TrustRequest): boolean {
  return request.actions.every((action) => {
    const applying = request.trustPolicy.Statement.filter((statement) => applies(statement, action, request))
    return applying.some(({ Effect }) => Effect === 'Allow') && applying.every(({ Effect }) => Effect === 'Allow')
  })
}

function applies(statement: PolicyStatement, action: string, request: TrustRequest): boolean {
  return (
    namesProvider(statement, request.providerArn) &&
    coversAction(statement, action) &&
    matchesConditions(statement.Condition, request.context)
  )
}

/** `AWS: "*"` denies everybody, but admits no federated caller: the provider must be named in `Federated`. */
function namesProvider(statement: PolicyStatement, providerArn: string): boolean {
  if (statement.Principal?.Federated?.includes(providerArn)) return true
  return statement.Effect === 'Deny' && (statement.Principal?.AWS?.includes('*') ?? false)
}
