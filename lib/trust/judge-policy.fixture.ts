import { judgePolicy } from './judge-policy'
import type { PolicyStatement } from './policy-document'
import { makeConfig, makePlan, makeRequest } from './trust.fixture'
import type { TrustRequest } from './trust-request'

/** The methods that assume a role. */
export const assuming = ['web-identity', 'saml', 'assume-role', 'id-token'] as const

type AssumingMethod = (typeof assuming)[number]

/** The request by which a method's trust policy is planned and judged alike. */
export function requestFor(method: AssumingMethod, changes: Partial<TrustRequest> = {}): TrustRequest {
  const config = makeConfig({ methods: [method], company: method === 'id-token' ? [{}] : [] })
  return makeRequest({ config, subjects: method === 'id-token' ? ['00u1ana'] : [], ...changes })
}

/** Those of the one role. */
export function plannedStatements(method: AssumingMethod): readonly PolicyStatement[] {
  return makePlan(null, requestFor(method)).roles[0]?.trustPolicy.Statement ?? []
}

/** Fails the test when there is no judgement. */
export function judge(document: unknown, request: TrustRequest) {
  const judgement = judgePolicy(JSON.stringify(document), request)
  if (!judgement.ok) throw new Error(judgement.faults.join('; '))
  return judgement
}

/** The rules of what is found in these statements. */
export const rulesOf = (statements: readonly object[], request: TrustRequest) =>
  judge({ Version: '2012-10-17', Statement: statements }, request).findings.map(({ rule }) => rule)

/** The planned policy with its first statement changed. */
export function changed(method: AssumingMethod, change: object): readonly object[] {
  const [first, ...marks] = plannedStatements(method)
  return [{ ...first, ...change }, ...marks]
}
