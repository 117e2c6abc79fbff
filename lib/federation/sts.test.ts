import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StsConfig } from '../config/config'
import type { BrevetError } from '../domain/errors'
import { type Secret, secret } from '../domain/secret'
import { createSts } from './sts'
import { type Script, type StsFixture, startSts } from './sts.fixture'
import { answerXml, requestId } from './sts-answer.fixture'

const now = () => new Date('2026-11-25T08:00:00Z')
const roleArn = 'arn:aws:iam::111122223333:role/Developer'
const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl'
const request = {
  roleArn,
  roleSessionName: 'ana',
  webIdentityToken: secret(token),
  durationSeconds: 3600,
  sessionPolicy: null,
}
const unused = () => Promise.reject(new Error('scripted calls only'))
const nothing = {
  issuer: '',
  audience: '',
  jwks: unused,
  samlProviders: [],
  callers: [],
  externalId: () => '',
  now,
}
const signer = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: secret('x'), sessionToken: null }
const signedRequest = { signer, partition: 'aws', mfa: null, durationSeconds: 3600 } as const
const granted = { roleArn, sessionName: 'ana', sourceIdentity: 'ana', durationSeconds: 3600, tags: {} }
const success = { status: 200, body: answerXml('AssumeRoleWithWebIdentity', granted, now()) }

describe('createSts', () => {
  let fixture: StsFixture
  beforeAll(async () => {
    fixture = await startSts(nothing)
  })
  beforeEach(() => fixture.reset())
  afterEach(() => vi.unstubAllEnvs())
  afterAll(() => fixture.stop())

  const makeSts = (config: Partial<StsConfig> = {}) =>
    createSts(
      {
        regions: ['eu-west-1'],
        endpoint: fixture.endpoint,
        fips: false,
        dualStack: false,
        deadlineSeconds: 8,
        ...config,
      },
      { now: () => new Date() },
    )
  const call = (config: Partial<StsConfig> = {}) => makeSts(config).assumeRoleWithWebIdentity(request)

  async function failure(...scripts: readonly Script[]): Promise<BrevetError> {
    fixture.script(...scripts)
    return call().then(
      () => Promise.reject(new Error('expected a failure')),
      (error: BrevetError) => error,
    )
  }

  it.each([
    ['AccessDenied', 403, 'sts_denied'],
    ['InvalidIdentityToken', 400, 'sts_token_rejected'],
    ['IDPRejectedClaim', 403, 'sts_token_rejected'],
    ['ExpiredTokenException', 400, 'sts_token_expired'],
    ['PackedPolicyTooLarge', 400, 'sts_policy_too_large'],
    ['ValidationError', 400, 'sts_request_rejected'],
    ['MalformedPolicyDocument', 400, 'sts_request_rejected'],
    ['MalformedInput', 400, 'sts_request_rejected'],
    ['InvalidAction', 400, 'sts_request_rejected'],
    ['RegionDisabledException', 403, 'sts_region_disabled'],
    ['InvalidClientTokenId', 403, 'sts_region_disabled'],
  ])('asks once and names AWS %s (%i) as %s', async (awsCode, status, code) => {
    const error = await failure({ error: awsCode, status })
    expect(error).toMatchObject({ name: 'BrevetError', code })
    expect(error.details).toMatchObject({ awsCode, httpStatus: status, region: 'eu-west-1', awsRequestId: requestId })
    expect(fixture.calls).toHaveLength(1)
  })

  it('tells an issuer that AWS cannot reach from a token that AWS rejects', async () => {
    const message = "Couldn't retrieve verification key from your identity provider,  please reference …"
    expect(await failure({ error: 'InvalidIdentityToken', status: 400, message })).toMatchObject({
      code: 'sts_issuer_unreachable',
      details: { awsMessage: "Couldn't retrieve verification key from your identity provider" },
    })
    expect(fixture.calls).toHaveLength(1)
  })

  it.each([
    ['Throttling', 400, 'sts_throttled'],
    ['IDPCommunicationError', 400, 'sts_issuer_unreachable'],
    ['ServiceUnavailable', 503, 'sts_unreachable'],
    ['InternalFailure', 500, 'sts_unreachable'],
  ])('gives up after three attempts on %s (%i)', async (error, status, code) => {
    const script = { error, status }
    expect(await failure(script, script, script)).toMatchObject({ code })
    expect(fixture.calls).toHaveLength(3)
  })

  it.each<[string, Script]>([
    ['throttling', { error: 'Throttling', status: 400 }],
    ['a fault of the server', { error: 'ServiceUnavailable', status: 503 }],
    ['an unreachable issuer', { error: 'IDPCommunicationError', status: 400 }],
    ['a broken connection', 'reset'],
    ['a gateway in between', { body: '<html><body>Bad gateway</html>', status: 502 }],
  ])('succeeds when it asks again after %s', async (_, script) => {
    fixture.script(script, success)
    expect((await call()).accessKeyId).toBe('ASIAEXAMPLE')
    expect(fixture.calls).toHaveLength(2)
  })

  it('goes on to the next region when the first never answers, within the deadline', async () => {
    fixture.script('hang', success)
    const started = performance.now()
    const credentials = await call({ regions: ['eu-west-1', 'eu-central-1'], deadlineSeconds: 4 })
    expect(credentials.accessKeyId).toBe('ASIAEXAMPLE')
    expect(performance.now() - started).toBeLessThan(4000)
  })

  it('goes on to the next region when the first is disabled for the account', async () => {
    fixture.script({ error: 'RegionDisabledException', status: 403 }, success)
    expect((await call({ regions: ['eu-west-1', 'eu-central-1'] })).accessKeyId).toBe('ASIAEXAMPLE')
    expect(fixture.calls).toHaveLength(2)
  })

  it('goes on to the next region when the first throttles, because quotas are per region', async () => {
    const throttled = { error: 'Throttling', status: 400 }
    fixture.script(throttled, throttled, throttled, success)
    expect((await call({ regions: ['eu-west-1', 'eu-central-1'] })).accessKeyId).toBe('ASIAEXAMPLE')
    expect(fixture.calls).toHaveLength(4)
  })

  it('goes on to the next region after three faults of the first', async () => {
    const fault = { error: 'InternalFailure', status: 500 }
    fixture.script(fault, fault, fault, success)
    expect((await call({ regions: ['eu-west-1', 'eu-central-1'] })).accessKeyId).toBe('ASIAEXAMPLE')
    expect(fixture.calls).toHaveLength(4)
  })

  it('says that FIPS is asked for where AWS has none, and asks nothing', async () => {
    const call = makeSts({ endpoint: null, fips: true, regions: ['cn-north-1', 'cn-northwest-1'] }).getSessionToken({
      ...signedRequest,
      partition: 'aws-cn',
    })
    await expect(call).rejects.toMatchObject({ code: 'sts_request_rejected', details: { reason: 'fips_unavailable' } })
  })

  it('goes on to a region that has an address where the first has no FIPS', async () => {
    fixture.script(success)
    const endpoint = { 'cn-northwest-1': fixture.endpoint }
    const chinese = { ...request, roleArn: roleArn.replace('aws', 'aws-cn') }
    const sts = makeSts({ endpoint, fips: true, regions: ['cn-north-1', 'cn-northwest-1'] })
    expect((await sts.assumeRoleWithWebIdentity(chinese)).stsRegion).toBe('cn-northwest-1')
  })

  it('asks no second region when the first denies', async () => {
    fixture.script({ error: 'AccessDenied', status: 403 })
    await expect(call({ regions: ['eu-west-1', 'eu-central-1'] })).rejects.toMatchObject({ code: 'sts_denied' })
    expect(fixture.calls).toHaveLength(1)
  })

  it('ends at the deadline when no region answers', async () => {
    fixture.script('hang', 'hang')
    const started = performance.now()
    const answer = call({ regions: ['eu-west-1', 'eu-central-1'], deadlineSeconds: 0.6 })
    await expect(answer).rejects.toMatchObject({
      code: 'sts_unreachable',
      details: { reason: 'timeout', region: 'eu-central-1' },
    })
    expect(performance.now() - started).toBeLessThan(4000)
  })

  it('names a refused connection', async () => {
    await expect(call({ endpoint: 'http://127.0.0.1:1' })).rejects.toMatchObject({
      code: 'sts_unreachable',
      details: { reason: 'network', network: 'ECONNREFUSED' },
    })
  })

  it.each(['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration', 'Arn'])(
    'never hands out credentials when the answer lacks %s',
    async (field) => {
      const body = success.body.replace(new RegExp(`<${field}>.*?</${field}>`), '')
      expect(await failure({ status: 200, body })).toMatchObject({
        code: 'sts_unreachable',
        details: { reason: 'answer_incomplete', region: 'eu-west-1' },
      })
    },
  )

  it('takes no other page for credentials', async () => {
    expect(await failure({ status: 200, body: '<html><body>Welcome</body></html>' })).toMatchObject({
      code: 'sts_unreachable',
    })
    expect(await failure({ status: 302, body: '' })).toMatchObject({ code: 'sts_unreachable' })
  })

  it('sends neither signature nor ambient credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIACANARY')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary')
    vi.stubEnv('AWS_SESSION_TOKEN', 'canary')
    vi.stubEnv('AWS_PROFILE', 'canary')
    vi.stubEnv('AWS_ENDPOINT_URL_STS', 'http://127.0.0.1:1')
    fixture.script(success)
    await call()
    const [{ headers, form } = { headers: {}, form: new URLSearchParams() }] = fixture.calls
    expect(headers).not.toHaveProperty('authorization')
    expect(headers).not.toHaveProperty('x-amz-security-token')
    expect(JSON.stringify([headers, form.toString()]).toLowerCase()).not.toContain('canary')
  })

  it.each([
    ['InvalidClientTokenId', 403],
    ['SignatureDoesNotMatch', 403],
    ['ExpiredToken', 403],
  ])('takes AWS %s (%i) for a fault of the keys, when they signed', async (error, status) => {
    fixture.script({ error, status })
    await expect(makeSts().getSessionToken(signedRequest)).rejects.toMatchObject({ code: 'aws_credentials_rejected' })
    expect(fixture.calls).toHaveLength(1)
  })

  it.each([
    ['MultiFactorAuthentication failed with invalid MFA one time pass code. ', 'mfa_code_rejected'],
    ['MultiFactorAuthentication failed, unable to validate MFA code.  Please verify …', 'mfa_code_rejected'],
    ['MultiFactorAuthentication failed, must provide both MFA serial number and one time …', 'mfa_code_required'],
    ['User: arn:aws:iam::1:user/x is not authorized to perform: sts:GetSessionToken', 'sts_denied'],
  ])('tells "%s" as %s', async (message, code) => {
    fixture.script({ error: 'AccessDenied', status: 403, message })
    await expect(makeSts().getSessionToken(signedRequest)).rejects.toMatchObject({ code })
  })

  it('says that there are no keys, when the SDK finds none', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined)
    vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent')
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    await expect(makeSts().getCallerIdentity({ signer: 'own', partition: null })).rejects.toMatchObject({
      code: 'aws_credentials_missing',
      details: {},
    })
  })

  it.each<[string, string, boolean, Secret | null]>([
    ['arn:aws:iam::999988887777:user/brevet', 'aws', false, null],
    ['arn:aws-cn:iam::999988887777:user/x/brevet', 'aws-cn', false, null],
    ['arn:aws:sts::999988887777:assumed-role/brevet/i-0abc', 'aws', true, null],
    ['arn:aws:iam::999988887777:user/brevet', 'aws', true, secret('of GetSessionToken')],
  ])('knows by %s whether roles are chained: in %s %s', async (arn, partition, isChained, sessionToken) => {
    const sts = await startSts({
      ...nothing,
      callers: [{ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x', arn, mfa: null }],
    })
    try {
      const caller = createSts(
        { regions: ['eu-west-1'], endpoint: sts.endpoint, fips: false, dualStack: false, deadlineSeconds: 8 },
        { now: () => new Date() },
      )
      const signer = { ...signedRequest.signer, sessionToken }
      const answer = await caller.getCallerIdentity({ signer, partition: null })
      expect(answer).toEqual({ state: 'known', arn, accountId: '999988887777', partition, isChained })
    } finally {
      await sts.stop()
    }
  })

  it('keeps token and echoed values out of the error', async () => {
    const message = `1 validation error detected: Value '${token}' at 'webIdentityToken' failed to satisfy constraint: Member must have length less than or equal to 20000`
    const error = await failure({ error: 'ValidationError', status: 400, message })
    expect(JSON.stringify([error.message, error.details, error.stack, String(error.cause)])).not.toContain('eyJ')
    expect(error.details['awsMessage']).toContain("'webIdentityToken' failed to satisfy constraint")
  })

  it('queues no call behind others that wait for their answer', async () => {
    fixture.script(...Array.from({ length: 120 }, () => 'hang' as const))
    const sts = makeSts({ deadlineSeconds: 2 })
    await Promise.allSettled(Array.from({ length: 120 }, () => sts.assumeRoleWithWebIdentity(request)))
    expect(fixture.calls).toHaveLength(120)
  })

  it('keeps its connection for the next call', async () => {
    fixture.script(success, success)
    const sts = makeSts()
    await sts.assumeRoleWithWebIdentity(request)
    await sts.assumeRoleWithWebIdentity(request)
    expect(fixture.connectionsOpened()).toBe(1)
  })
})
