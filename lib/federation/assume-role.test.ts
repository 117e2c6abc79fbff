import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { makeAwsConfig, makeTrusts } from './issue.fixture'
import { describeFederationMethod } from './method.contract'
import { brokerKeys, entitlementBy, mfaCode, readBuckets } from './method.profile.fixture'
import { startSignedSts } from './signed.fixture'

describeFederationMethod('assume-role')

const hub = 'arn:aws:iam::999988887777:role/broker/Hub'
const spoke = 'arn:aws:iam::444455556666:role/Spoke'
const chained = { isChained: true, maxDurationSeconds: 3600 }

describe('assuming a role with Brevet’s own identity', () => {
  let test: Awaited<ReturnType<typeof startSignedSts>>
  beforeAll(async () => {
    test = await startSignedSts()
  })
  beforeEach(() => test.sts.reset())
  afterAll(() => test.stop())

  const forms = () => test.sts.calls.map(({ form }) => Object.fromEntries(form))

  it('says everything that a trust policy may ask for', async () => {
    await test.issue('assume-role')
    expect(forms()).toEqual([
      {
        Action: 'AssumeRole',
        Version: '2011-06-15',
        RoleArn: 'arn:aws:iam::111122223333:role/team/Developer',
        RoleSessionName: expect.stringMatching(/^ana@corp\.example=/),
        SourceIdentity: expect.stringMatching(/^ana@corp\.example=/),
        ExternalId: makeTrusts().externalId('111122223333'),
        DurationSeconds: '3600',
        'Tags.member.1.Key': 'email',
        'Tags.member.1.Value': 'ana@corp.example',
        'Tags.member.2.Key': 'team',
        'Tags.member.2.Value': 'payments',
      },
    ])
  })

  it('sends the ExternalId of the file, where there is one', async () => {
    await expect(test.issue('assume-role', { trust: { externalId: 'legacy' } })).rejects.toMatchObject({
      code: 'sts_denied',
    })
    expect(forms()).toMatchObject([{ ExternalId: 'legacy' }])
  })

  it('signs for the region that it asks', async () => {
    await test.issue('assume-role')
    expect(test.sts.calls[0]?.headers.authorization).toContain('/eu-west-1/sts/aws4_request')
  })

  it('goes over the roles in between, signing each call with the keys of the one before', async () => {
    const answer = await test.issue('assume-role', { trust: { via: [hub, spoke] }, entitlement: chained })
    expect(answer.assumedRoleArn).toMatch(/^arn:aws:sts::111122223333:assumed-role\/Developer\//)
    const { externalId } = makeTrusts()
    expect(forms()).toMatchObject([
      { RoleArn: hub, DurationSeconds: '900', ExternalId: externalId('999988887777') },
      { RoleArn: spoke, DurationSeconds: '900', ExternalId: externalId('444455556666') },
      { DurationSeconds: '3600', ExternalId: externalId('111122223333') },
    ])
    expect(test.sts.calls.map(({ headers }) => headers['x-amz-security-token'])).toEqual([
      undefined,
      'session-token',
      'session-token',
    ])
  })

  it('hands transitive tags to the first role, which the next inherit, and the others to the last', async () => {
    const aws = { transitiveTags: ['team'] }
    await test.issue('assume-role', { aws, trust: { via: [hub] }, entitlement: chained })
    const [first, last] = forms()
    expect(first).toMatchObject({ 'Tags.member.1.Key': 'team', 'TransitiveTagKeys.member.1': 'team' })
    expect(last).toMatchObject({ 'Tags.member.1.Key': 'email' })
    expect(last).not.toHaveProperty(['Tags.member.2.Key'])
    expect(last).not.toHaveProperty(['TransitiveTagKeys.member.1'])
  })

  it('narrows the last session only, by the role’s session policy', async () => {
    const { role } = entitlementBy('assume-role')
    const readOnlyAccess = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    const entitlement = {
      ...chained,
      role: { ...role, sessionPolicy: { ...readBuckets, policyArns: [readOnlyAccess] } },
    }
    await test.issue('assume-role', { trust: { via: [hub] }, entitlement })
    const [first, last] = forms()
    expect(first).not.toHaveProperty('Policy')
    expect(last).toMatchObject({ Policy: readBuckets.policy, 'PolicyArns.member.1.arn': readOnlyAccess })
  })

  it('has one deadline for all roles on the way', async () => {
    const sts = { ...makeAwsConfig(test.sts.endpoint).sts, deadlineSeconds: 2 }
    test.sts.script('hang', 'judge', 'hang', 'judge')
    const begin = performance.now()
    await test.issue('assume-role', { aws: { sts }, trust: { via: [hub] }, entitlement: chained })
    expect(performance.now() - begin).toBeLessThan(1900)
    expect(test.sts.calls).toHaveLength(4)
  })

  it('asks nobody for more than an hour in a chain', async () => {
    const entitlement = { ...chained, maxDurationSeconds: 14_400 }
    const request = { durationSeconds: 3601 }
    await expect(test.issue('assume-role', { entitlement, request })).rejects.toMatchObject({
      code: 'request_malformed',
    })
    expect(test.sts.calls).toHaveLength(0)
  })

  it('names the role in between that refuses', async () => {
    test.sts.script({ error: 'AccessDenied', status: 403 })
    await expect(test.issue('assume-role', { trust: { via: [hub] }, entitlement: chained })).rejects.toMatchObject({
      code: 'sts_denied',
      details: { via: hub },
    })
    expect(test.sts.calls).toHaveLength(1)
  })

  it('sends neither tags nor source identity where the account’s switches are off, and says so', async () => {
    const trust = { sendsTags: false, sendsSourceIdentity: false }
    const answer = await test.issue('assume-role', { trust })
    expect(answer).toMatchObject({
      sourceIdentity: null,
      omittedTags: ['email (switched off)', 'team (switched off)'],
    })
    const [form] = forms()
    expect(form).not.toHaveProperty('SourceIdentity')
    expect(form).not.toHaveProperty(['Tags.member.1.Key'])
  })

  it('never does so by itself when AWS denies', async () => {
    test.sts.script({ error: 'AccessDenied', status: 403 })
    await expect(test.issue('assume-role')).rejects.toMatchObject({ code: 'sts_denied' })
    expect(forms()).toMatchObject([{ SourceIdentity: expect.anything(), 'Tags.member.1.Key': 'email' }])
  })

  it('gives the code of the device to the first call alone, and never twice', async () => {
    const serialNumber = brokerKeys.mfa?.serialNumber ?? ''
    const how = {
      aws: { assumeRole: { principal: null, mfaSerial: serialNumber } },
      trust: { via: [hub] },
      entitlement: { ...chained, needsMfaCode: true },
    }
    await test.issue('assume-role', how)
    const [first, last] = forms()
    expect(first).toMatchObject({ SerialNumber: serialNumber, TokenCode: mfaCode })
    expect(last).not.toHaveProperty('TokenCode')
    await expect(test.issue('assume-role', how)).rejects.toMatchObject({ code: 'mfa_code_rejected' })
    await expect(test.issue('assume-role', { ...how, request: { mfaCode: null } })).rejects.toMatchObject({
      code: 'mfa_code_required',
    })
    const request = { mfaCode: secret('12345a') }
    await expect(test.issue('assume-role', { ...how, request })).rejects.toMatchObject({ code: 'request_malformed' })
    expect(test.sts.calls).toHaveLength(3)
  })
})
