import { describe, expect, it } from 'vitest'
import { planTrust } from './plan-trust'
import { makeConfig, makePlan, makeRequest, makeRole } from './trust.fixture'

const account = '111122223333'
const oidcArn = `arn:aws:iam::${account}:oidc-provider/brevet.example/aws`
const samlArn = `arn:aws:iam::${account}:saml-provider/brevet`
const brokerArn = 'arn:aws:iam::999988887777:role/identity-broker'

const faultsOf = (changes: Parameters<typeof makeRequest>[0]) => {
  const result = planTrust(makeRequest(changes))
  return result.ok ? [] : result.faults
}

describe('a role that several methods reach', () => {
  const roles = [makeRole({ methods: ['assume-role', 'web-identity', 'saml'] }), makeRole({ name: 'Developer' })]
  const config = makeConfig({ roles, aws: { sessionTags: {} } })

  it('has one statement for each of them, and says once who names the person', () => {
    const [several, single] = makePlan(null, { config }).roles
    expect(several?.methods).toEqual(['web-identity', 'saml', 'assume-role'])
    expect(several?.trustPolicy.Statement.map(({ Sid, Principal }) => [Sid, Principal])).toEqual([
      ['BrevetByWebIdentity', { Federated: oidcArn }],
      ['BrevetBySaml', { Federated: samlArn }],
      ['BrevetByAssumeRole', { AWS: brokerArn }],
      ['BrevetNamesThePerson', { Federated: [oidcArn, samlArn], AWS: brokerArn }],
    ])
    expect(single?.trustPolicy).toEqual(makePlan('web-identity', { config }).roles[1]?.trustPolicy)
  })

  it('makes the plan one for all, each part once', () => {
    const plan = makePlan(null, { config })
    expect(plan.methods).toEqual(['web-identity', 'saml', 'assume-role'])
    expect(plan.providers.map(({ arn }) => arn)).toEqual([oidcArn, samlArn])
    expect(plan.callers[0]?.policy.Statement[0]?.Resource).toEqual([`arn:aws:iam::${account}:role/ReadOnly`])
  })

  it('is told that a plan for one of them alone leaves the others out', () => {
    expect(makePlan('saml', { config }).warnings).toEqual([
      'brevet.yaml reaches Developer in this account by another method than saml.',
      'brevet.yaml reaches ReadOnly by assume-role and web-identity and saml, and this trust policy has saml alone.',
    ])
  })

  it('has no plan while one of them has none, with every reason', () => {
    expect(faultsOf({ config, samlMetadata: null, principalArn: null })).toEqual([
      expect.stringContaining('saml needs the SAML metadata'),
      expect.stringContaining('assume-role needs the ARN'),
    ])
  })
})

describe('an account', () => {
  it('is planned without the methods by which Brevet reaches no role of the account, and says why where nothing is left', () => {
    const roles = [makeRole(), makeRole({ name: 'Session', methods: ['session-token'] })]
    const plan = makePlan(null, { config: makeConfig({ roles }) })
    expect([plan.methods, plan.user]).toEqual([['web-identity'], null])
    expect(faultsOf({ config: makeConfig({ roles }), roleNames: ['Session'] })).toEqual([
      expect.stringContaining('no IAM user'),
    ])
    const foreign = {
      config: makeConfig({ partition: 'aws-cn', methods: ['assume-role'] }),
      principalArn: brokerArn,
    } as const
    expect(faultsOf(foreign)).toEqual([expect.stringContaining('another partition than aws-cn')])
  })
})
