import { describe, expect, it } from 'vitest'
import { planTrust } from './plan-trust'
import { externalId, makePlan, makeRequest } from './trust.fixture'

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

describe('Brevet’s own principal', () => {
  it('may assume the listed roles only', () => {
    expect(makePlan('assume-role').broker?.policy.Statement).toEqual([
      {
        Sid: 'BrevetAssumes',
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Resource: [`arn:aws:iam::${account}:role/ReadOnly`],
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
    expect(faultsOf({ method: 'assume-role', broker: { principalArn, externalId } })).toEqual([
      'the principal must be the ARN of one IAM role or IAM user',
    ])
  })

  it('is refused in another partition, since credentials never cross', () => {
    const broker = { principalArn: 'arn:aws-cn:iam::999988887777:role/broker', externalId }
    expect(faultsOf({ method: 'assume-role', broker })).toHaveLength(1)
  })

  it('has to be given for assume-role, with an ExternalId that STS takes', () => {
    expect(faultsOf({ method: 'assume-role', broker: null })).toEqual([expect.stringContaining('ExternalId')])
    expect(faultsOf({ broker: { principalArn: brokerArn, externalId: 'a b' } })).toHaveLength(1)
  })
})
