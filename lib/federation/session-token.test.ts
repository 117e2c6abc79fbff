import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { describeFederationMethod } from './method.contract'
import { brokerKeys, entitlementBy, mfaCode, mfaSerial, readBuckets, userKeys } from './method.profile.fixture'
import { startSignedSts } from './signed.fixture'

describeFederationMethod('session-token')

describe('a session of the account’s user', () => {
  let test: Awaited<ReturnType<typeof startSignedSts>>
  beforeAll(async () => {
    test = await startSignedSts()
  })
  beforeEach(() => test.sts.reset())
  afterAll(() => test.stop())

  const exchanges = () => test.sts.calls.filter(({ action }) => action === 'GetSessionToken')

  it('is proved by the code of the user’s device, and says whose it is', async () => {
    const answer = await test.issue('session-token')
    expect(answer).toMatchObject({ assumedRoleArn: userKeys.arn, sourceIdentity: null, packedPolicySize: null })
    expect(exchanges().map(({ form }) => Object.fromEntries(form))).toEqual([
      {
        Action: 'GetSessionToken',
        Version: '2011-06-15',
        DurationSeconds: '3600',
        SerialNumber: mfaSerial,
        TokenCode: mfaCode,
      },
    ])
  })

  it.each([
    ['without a code', null, 'mfa_code_required', 0],
    ['with something else than six digits', '12 456', 'request_malformed', 0],
    ['with a wrong code', '000000', 'mfa_code_rejected', 1],
  ])('is refused %s', async (_how, code, expected, calls) => {
    const mfaCode = code === null ? null : secret(code)
    await expect(test.issue('session-token', { request: { mfaCode } })).rejects.toMatchObject({ code: expected })
    expect(exchanges()).toHaveLength(calls)
  })

  it.each([
    ['a code of another form', { mfaCode: secret('12345') }, 'mfa-code-malformed'],
    ['a narrowing', { sessionPolicy: { policy: '{}', policyArns: [] } }, 'method-takes-no-policy'],
  ])('says why it refuses %s, and asks nobody', async (_what, request, reason) => {
    const refused = { code: 'request_malformed', details: { reason } }
    await expect(test.issue('session-token', { request })).rejects.toMatchObject(refused)
    expect(exchanges()).toHaveLength(0)
  })

  it('never sends a code again, not to the next region either', async () => {
    test.sts.script('reset')
    await expect(test.issue('session-token')).rejects.toMatchObject({ code: 'sts_unreachable' })
    expect(exchanges()).toHaveLength(1)
  })

  it('keeps the code out of the error', async () => {
    const failure = await test
      .issue('session-token', { request: { mfaCode: secret('918273') } })
      .catch((error) => error)
    expect(JSON.stringify([failure.message, failure.details, String(failure.cause)])).not.toContain('918273')
  })

  it('asks for no code where the user has no device', async () => {
    const user = {
      accessKeyId: userKeys.accessKeyId,
      secretAccessKey: secret(userKeys.secretAccessKey),
      mfaSerial: null,
    }
    await test.issue('session-token', { trust: { user }, request: { mfaCode: null } })
    expect(exchanges()[0]?.form.has('TokenCode')).toBe(false)
  })

  it('is refused when the keys belong to another account', async () => {
    const { accessKeyId, secretAccessKey } = brokerKeys
    const user = { accessKeyId, secretAccessKey: secret(secretAccessKey), mfaSerial }
    await expect(test.issue('session-token', { trust: { user } })).rejects.toMatchObject({
      code: 'aws_credentials_rejected',
      details: { reason: 'keys_of_another_account' },
    })
    expect(exchanges()).toHaveLength(0)
  })

  it('is refused for a role with a session policy, which it could not keep', async () => {
    const role = { ...entitlementBy('session-token').role, sessionPolicy: readBuckets }
    await expect(test.issue('session-token', { entitlement: { role } })).rejects.toMatchObject({
      code: 'config_invalid',
      details: { reason: 'session_policy_not_kept' },
    })
  })
})
