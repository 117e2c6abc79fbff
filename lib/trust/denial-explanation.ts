import type { Denial, DenialExplanation } from './denial'
import { denialCauses } from './denial-causes'
import type { DenialCheck } from './denial-check'
import { policyChecks } from './denial-policies'
import type { TrustPlan } from './plan'
import { planTrust } from './plan-trust'

/** Explains to an administrator which statement of which policy, or which other setting, is missing. */
export function explainDenial(denial: Denial): DenialExplanation {
  const { config, accountId, method, roleName, principalArn, externalId } = denial
  const request = {
    config,
    accountId,
    method,
    roleNames: [roleName],
    samlMetadata: '',
    principalArn,
    externalId,
    subjects: [],
    companyMetadata: () => null,
  }
  const result = planTrust(request)
  const plan = result.ok ? result.plan : null
  return {
    checks: checksOf(denial, plan),
    trustPolicy: plan?.roles[0]?.trustPolicy ?? null,
    brokerPolicy: plan?.callers.at(-1)?.policy ?? null,
    userPolicy: plan?.user?.policy ?? null,
  }
}

function checksOf(denial: Denial, plan: TrustPlan | null): readonly DenialCheck[] {
  const message = denial.awsMessage ?? ''
  const cause = denialCauses.find(({ codes, pattern }) => codes.includes(denial.awsCode) && pattern.test(message))
  if (cause) return [{ place: cause.place, says: cause.says(denial, plan), statement: null }]
  return denial.awsCode === 'AccessDenied' ? policyChecks(denial, plan) : []
}
