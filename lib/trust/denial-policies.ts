import type { Denial } from './denial'
import type { DenialCheck } from './denial-check'
import type { TrustMethod, TrustPlan, TrustRole } from './plan'
import type { PolicyStatement } from './policy-document'

/**
 * The checks of a plain AccessDenied. AWS gives the same answer to a missing role, a missing statement and a failed condition, so
 * all that the call needed is listed; an action that the message names narrows it.
 */
export function policyChecks(denial: Denial, plan: TrustPlan | null): readonly DenialCheck[] {
  if (plan === null) return [trustCheckWithoutPlan(denial)]
  const role = plan.roles[0]
  const isNeeded = neededBy(denial)
  return [
    ...(role ? trustChecks(role, isNeeded) : []),
    ...(plan.callers.at(-1)?.policy.Statement ?? []).map(brokerCheck),
    ...(plan.user?.policy.Statement ?? []).filter(isNeeded).map(userCheck),
  ]
}

type TrustMessage = 'trustsBrokerIdentity' | 'trustsCompanySaml' | 'trustsCompanyToken'

/** Whom a trust policy names that cannot be written without knowing more. */
const trusted: Readonly<Partial<Record<TrustMethod, TrustMessage>>> = {
  'assume-role': 'trustsBrokerIdentity',
  assertion: 'trustsCompanySaml',
  'id-token': 'trustsCompanyToken',
}

function trustCheckWithoutPlan({ roleName, accountId, method }: Denial): DenialCheck {
  const message = trusted[method] ?? 'trustsBroker'
  const values = { role: roleName, account: accountId }
  return { place: 'trust-policy', says: { message, values }, statement: null }
}

function neededBy({ awsMessage, sent }: Denial): (statement: PolicyStatement) => boolean {
  const named = /\bperform:? (sts:\w+)/.exec(awsMessage ?? '')?.[1]
  const narrow = named === 'sts:TagSession' || named === 'sts:SetSourceIdentity' ? named : null
  return ({ Action }) => {
    if (narrow !== null) return Action === narrow
    if (Action === 'sts:TagSession') return sent.tagKeys.length > 0
    return Action !== 'sts:SetSourceIdentity' || sent.hasSourceIdentity
  }
}

function trustChecks(role: TrustRole, isNeeded: (statement: PolicyStatement) => boolean): readonly DenialCheck[] {
  const statements = role.trustPolicy.Statement.filter(isNeeded)
  const exists: DenialCheck = {
    place: 'role',
    says: { message: 'roleExists', values: { role: role.arn } },
    statement: null,
  }
  const checks = statements.map((statement) => trustCheck(role, statement))
  return statements.length === role.trustPolicy.Statement.length ? [exists, ...checks] : checks
}

function trustCheck({ arn }: TrustRole, statement: PolicyStatement): DenialCheck {
  const principal = Object.values(statement.Principal ?? {})
    .flat()
    .join(', ')
  const keys = Object.values(statement.Condition ?? {}).flatMap(Object.keys)
  const values = { role: arn, action: String(statement.Action), principal, keys: keys.join(', ') }
  const message = keys.length > 0 ? 'trustAllowsUnder' : 'trustAllows'
  return { place: 'trust-policy', says: { message, values }, statement }
}

function brokerCheck(statement: PolicyStatement): DenialCheck {
  return { place: 'broker-policy', says: { message: 'brokerAllowed', values: {} }, statement }
}

function userCheck(statement: PolicyStatement): DenialCheck {
  const says = { message: 'userStatement', values: { statement: statement.Sid ?? '' } } as const
  return { place: 'user-policy', says, statement }
}
