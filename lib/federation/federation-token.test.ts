import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeFederationMethod } from './method.contract'
import { entitlementBy, readBuckets, userKeys } from './method.profile.fixture'
import { startSignedSts } from './signed.fixture'

describeFederationMethod('federation-token')

describe('a federated user', () => {
  let test: Awaited<ReturnType<typeof startSignedSts>>
  beforeAll(async () => {
    test = await startSignedSts()
  })
  beforeEach(() => test.sts.reset())
  afterAll(() => test.stop())

  it('is made with the keys of the account’s user, a name of 32 characters and the session policy', async () => {
    const maxDurationSeconds = 129_600
    await test.issue('federation-token', {
      entitlement: { maxDurationSeconds },
      request: { durationSeconds: maxDurationSeconds },
    })
    const [call] = test.sts.calls
    expect(call?.headers.authorization).toContain(`Credential=${userKeys.accessKeyId}/`)
    expect(Object.fromEntries(call?.form ?? [])).toEqual({
      Action: 'GetFederationToken',
      Version: '2011-06-15',
      Name: expect.stringMatching(/^ana@corp\.exampl=[A-Z2-7]{16}$/),
      Policy: readBuckets.policy,
      DurationSeconds: '129600',
      'Tags.member.1.Key': 'email',
      'Tags.member.1.Value': 'ana@corp.example',
      'Tags.member.2.Key': 'team',
      'Tags.member.2.Value': 'payments',
    })
  })

  it('is narrowed by denials beside what the role’s policy allows, and by nothing that allows', async () => {
    const deny = { Effect: 'Deny', NotAction: ['s3:*'], Resource: '*' }
    const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
    await test.issue('federation-token', { request: { sessionPolicy: { policy: policy(deny), policyArns: [] } } })
    const sent = JSON.parse(test.sts.calls[0]?.form.get('Policy') ?? '')
    expect(sent.Statement).toEqual([...JSON.parse(readBuckets.policy ?? '').Statement, deny])
    const wider = { policy: policy({ ...deny, Effect: 'Allow' }), policyArns: [] }
    await expect(test.issue('federation-token', { request: { sessionPolicy: wider } })).rejects.toThrow('add_up')
    expect(test.sts.calls).toHaveLength(1)
  })

  it('is never asked for without a session policy', async () => {
    const role = { ...entitlementBy('federation-token').role, sessionPolicy: null }
    await expect(test.issue('federation-token', { entitlement: { role } })).rejects.toMatchObject({
      code: 'config_invalid',
      details: { reason: 'session_policy_missing' },
    })
    expect(test.sts.calls).toHaveLength(0)
  })

  it('needs an IAM user in the account', async () => {
    await expect(test.issue('federation-token', { trust: { user: null } })).rejects.toMatchObject({
      code: 'aws_credentials_missing',
    })
    expect(test.sts.calls).toHaveLength(0)
  })
})
