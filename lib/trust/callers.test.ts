import { describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { planTrust } from './plan-trust'
import { externalId, makeConfig, makePlan, makeRequest, makeRole } from './trust.fixture'

const account = '111122223333'
const brokerArn = 'arn:aws:iam::999988887777:role/identity-broker'

const faultsOf = (changes: Parameters<typeof makeRequest>[0]) => {
  const result = planTrust(makeRequest(changes))
  return result.ok ? [] : result.faults
}

describe('an IAM user', () => {
  it('of federation-token may federate in its own account, with tags, and nothing else', () => {
    const Resource = `arn:aws:sts::${account}:federated-user/*`
    expect(makePlan('federation-token')).toMatchObject({
      roles: [],
      user: {
        policy: {
          Statement: [
            { Sid: 'BrevetFederates', Effect: 'Allow', Action: 'sts:GetFederationToken', Resource },
            { Sid: 'BrevetTags', Effect: 'Allow', Action: 'sts:TagSession', Resource },
          ],
        },
      },
    })
  })

  it('of session-token may do nothing without a second factor but ask for a session', () => {
    expect(makePlan('session-token').user?.policy.Statement).toEqual([
      {
        Sid: 'NothingWithoutMfa',
        Effect: 'Deny',
        NotAction: ['sts:GetSessionToken', 'sts:GetCallerIdentity'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ])
  })
})

describe('an account’s one IAM user', () => {
  it('is not denied everything without MFA where federated sessions, which never have it, are its own too', () => {
    const user = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: secret('x'), mfaSerial: null }
    const roles = [makeRole({ sessionPolicy: { policy: null, policyArns: [] } }), makeRole({ name: 'Other' })]
    const config = makeConfig({ methods: ['federation-token', 'session-token'], roles, trust: { user } })
    const plan = makePlan(null, { config })
    expect(plan.user?.policy.Statement.map(({ Sid }) => Sid)).toEqual(['BrevetFederates', 'BrevetTags'])
    expect(plan.warnings).toContainEqual(expect.stringContaining('share the account’s one IAM user'))
  })

  it('may tag nothing where the account is sent no tags', () => {
    const config = makeConfig({ trust: { sendsTags: false } })
    const statements = makePlan('federation-token', { config }).user?.policy.Statement
    expect(statements?.map(({ Action }) => Action)).toEqual(['sts:GetFederationToken'])
  })
})

describe('Brevet’s own principal', () => {
  it('may assume the listed roles only', () => {
    expect(makePlan('assume-role').callers).toEqual([
      {
        principal: expect.objectContaining({ arn: brokerArn, kind: 'role', name: 'identity-broker' }),
        trustPolicy: null,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'BrevetAssumes',
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
              Resource: [`arn:aws:iam::${account}:role/ReadOnly`],
            },
          ],
        },
      },
    ])
  })

  it.each([
    '*',
    'arn:aws:iam::999988887777:root',
    'arn:aws:iam::999988887777:role/*',
    'arn:aws:sts::999988887777:assumed-role/broker/session',
    '999988887777',
  ])('is refused when it is not one role or user: %s', (principalArn) => {
    expect(faultsOf({ method: 'assume-role', principalArn })).toEqual([
      'the principal must be the ARN of one IAM role or IAM user',
    ])
  })

  it('is refused in another partition, since credentials never cross', () => {
    const principalArn = 'arn:aws-cn:iam::999988887777:role/broker'
    expect(faultsOf({ method: 'assume-role', principalArn })).toHaveLength(1)
    expect(faultsOf({ method: 'web-identity', principalArn })).toEqual([])
  })

  it('has to be known for assume-role, and so has an ExternalId that STS takes; none is ever made up', () => {
    expect(faultsOf({ method: 'assume-role', principalArn: null })).toEqual([
      expect.stringContaining('aws.assumeRole.principal'),
    ])
    expect(faultsOf({ method: 'assume-role', externalId: () => null })).toEqual([
      `assume-role needs the ExternalId that Brevet sends to account ${account}`,
    ])
    expect(faultsOf({ method: 'assume-role', externalId: () => 'a b' })).toHaveLength(1)
  })
})

describe('a chain of roles', () => {
  const [first, second] = ['arn:aws:iam::222222222222:role/hub/First', 'arn:aws:iam::333333333333:role/Second']
  const config = makeConfig({ trust: { via: [first, second] }, aws: { transitiveTags: ['team'] } })

  it('ends at the role that the account trusts', () => {
    const statements = makePlan('assume-role', { config }).roles[0]?.trustPolicy.Statement
    expect(statements?.map(({ Principal }) => Principal)).toEqual([{ AWS: second }, { AWS: second }, { AWS: second }])
    expect(statements?.[0]?.Condition?.['StringEquals']).toEqual({ 'sts:ExternalId': externalId })
  })

  it('lets each assume the next, and each on the way trust the one before, with the ExternalId of its account', () => {
    const { callers } = makePlan('assume-role', { config })
    expect(callers.map(({ principal, policy }) => [principal.arn, policy.Statement[0]?.Resource])).toEqual([
      [brokerArn, [first]],
      [first, [second]],
      [second, [`arn:aws:iam::${account}:role/ReadOnly`]],
    ])
    const trusts = callers.map(({ trustPolicy }) => trustPolicy?.Statement[0])
    expect(trusts.map((statement) => [statement?.Principal, statement?.Condition?.['StringEquals']])).toEqual([
      [undefined, undefined],
      [{ AWS: brokerArn }, { 'sts:ExternalId': 'brevet-of-222222222222' }],
      [{ AWS: first }, { 'sts:ExternalId': 'brevet-of-333333333333' }],
    ])
  })

  it('passes on the transitive tags alone, and asks for no tags where none is transitive', () => {
    const { callers } = makePlan('assume-role', { config })
    expect(callers[1]?.trustPolicy?.Statement[1]?.Condition).toEqual({
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
    })
    const plain = makePlan('assume-role', { config: makeConfig({ trust: { via: [first] } }) })
    expect(plain.callers[0]?.policy.Statement[0]?.Action).toEqual(['sts:AssumeRole', 'sts:SetSourceIdentity'])
  })

  it('is planned without its beginning where Brevet’s own identity is not known, and says so', () => {
    const plan = makePlan('assume-role', { config, principalArn: null })
    expect(plan.callers.map(({ trustPolicy }) => trustPolicy === null)).toEqual([true, false])
    expect(plan.warnings).toContainEqual(
      expect.stringContaining('What the first role of the chain has to trust is not known'),
    )
  })
})
