import { companyIssuers, companySources } from './company-issuer'
import { registerIssuer } from './oidc-registration'
import type { TrustMethod } from './plan'
import { planTrust } from './plan-trust'
import type { PolicyStatement } from './policy-document'
import type { TrustRequest } from './trust-request'

/** What Brevet writes into a role's trust policy for one of its methods. */
export interface ExpectedDoor {
  readonly method: TrustMethod
  /** Lets the role be assumed. */
  readonly statement: PolicyStatement
  /** Lets the session be tagged and the person be named. */
  readonly marks: readonly PolicyStatement[]
}

export interface TrustExpectation {
  readonly doors: readonly ExpectedDoor[]
  /** Keys that must name whole people: the `sub` of the company's issuers, whoever of their people was named. */
  readonly peopleKeys: readonly string[]
  /** Why a method has no door here, as sentences. */
  readonly unknown: readonly string[]
}

/** Plans each method by itself: one that cannot be planned hides no other. */
export function expectTrust(request: TrustRequest, methods: readonly TrustMethod[]): TrustExpectation {
  const results = methods.map((method) => ({ method, result: planTrust({ ...request, method }) }))
  return {
    doors: results.flatMap(({ method, result }) => {
      const statements = (result.ok && result.plan.roles[0]?.trustPolicy.Statement) || []
      const marks = statements.filter(isMark)
      const doors = statements.filter((statement) => !isMark(statement))
      return doors.map((statement) => ({ method, statement, marks }))
    }),
    peopleKeys: methods.includes('id-token') ? companyKeys(request) : [],
    unknown: results.flatMap(({ result }) => (result.ok ? [] : result.faults)),
  }
}

function isMark({ Action }: PolicyStatement): boolean {
  return Action === 'sts:TagSession' || Action === 'sts:SetSourceIdentity'
}

function companyKeys({ config, accountId: id }: TrustRequest): readonly string[] {
  const issuers = companySources(config).flatMap(companyIssuers)
  return issuers.map(({ issuer, clientId, source }) => {
    const client = { owner: source, issuer, audience: clientId }
    return `${registerIssuer({ id, partition: 'aws' }, client).keyPrefix}:sub`
  })
}
