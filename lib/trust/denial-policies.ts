import type { Denial, DenialCheck } from './denial'
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

/** Whom a trust policy names that cannot be written without knowing more. */
const trusted: Readonly<Partial<Record<TrustMethod, string>>> = {
  'assume-role': 'Brevet’s own IAM role or user, with the ExternalId it sends',
  assertion: 'the company’s SAML provider, with the Recipient and the issuer of its assertions',
  'id-token': 'the company’s OIDC provider, with the sub of this person’s ID token',
}

function trustCheckWithoutPlan({ roleName, accountId, method }: Denial): DenialCheck {
  const text = `The trust policy of ${roleName} in account ${accountId} must name ${trusted[method] ?? 'Brevet'}.`
  return { place: 'trust-policy', text, statement: null }
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
    text: `The role ${role.arn} must exist, under this path and name: AWS answers to a missing role as to one that trusts nobody.`,
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
  const conditions = keys.length > 0 ? `, and no condition on ${keys.join(', ')} may ask for more than this` : ''
  const text = `The trust policy of ${arn} must allow ${String(statement.Action)} to ${principal}${conditions}.`
  return { place: 'trust-policy', text, statement }
}

function brokerCheck(statement: PolicyStatement): DenialCheck {
  const text =
    'A policy of Brevet’s own IAM role or user must allow the calls on this role, and no organisation policy may deny them.'
  return { place: 'broker-policy', text, statement }
}

function userCheck(statement: PolicyStatement): DenialCheck {
  const text = `A policy of the IAM user must hold the statement ${statement.Sid}.`
  return { place: 'user-policy', text, statement }
}
