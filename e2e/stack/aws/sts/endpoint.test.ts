import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { accountId, opsKey, refusalOf } from '../fixture/simulator'
import { startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

describe('the STS Query API', () => {
  let stage: WebIdentityStage
  beforeAll(async () => {
    stage = await startWebIdentityStage()
    stage.role('ReadOnly', {})
  })
  afterEach(() => stage.simulator.shiftClock(0))
  afterAll(() => stage.close())
  const identityOf = (credentials = {}, region?: string) =>
    stage.simulator.sts({ ...opsKey, ...credentials }, region).send(new GetCallerIdentityCommand({}))
  const post = (body: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(stage.simulator.url, { method: 'POST', body: new URLSearchParams(body), headers })

  it('knows an IAM user', async () => {
    const expected = {
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:user/ops`,
      UserId: expect.stringMatching(/^AIDA/),
    }
    expect(await identityOf()).toMatchObject(expected)
    const run = await awsCli({ url: stage.simulator.url, credentials: opsKey }, [
      'sts',
      'get-caller-identity',
      '--output',
      'json',
    ])
    if (run) expect(JSON.parse(run.stdout)).toEqual(expected)
  })

  it('answers text/xml in its namespace, with the request id in header and body', async () => {
    const response = await post({ Action: 'GetCallerIdentity', Version: '2011-06-15' })
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/xml')
    expect(text).toContain(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>',
    )
    expect(text).toContain(`<RequestId>${response.headers.get('x-amzn-requestid')}</RequestId>`)
    const token = await stage.token()
    const success = await post({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: `arn:aws:iam::${accountId}:role/ReadOnly`,
      RoleSessionName: 'ana',
      WebIdentityToken: token,
    })
    expect(await success.text()).toMatch(
      /^<AssumeRoleWithWebIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><AssumeRoleWithWebIdentityResult>.+<Expiration>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/Expiration>.+<\/AssumeRoleWithWebIdentityResult><ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId><\/ResponseMetadata><\/AssumeRoleWithWebIdentityResponse>$/,
    )
  })

  it.each([
    ['no action', {}, 400, 'MissingAction'],
    ['an unknown action', { Action: 'Nope', Version: '2011-06-15' }, 400, 'InvalidAction'],
    ['another version', { Action: 'GetCallerIdentity', Version: '2010-01-01' }, 400, 'InvalidAction'],
    [
      'an unsigned call of a signed operation',
      { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      403,
      'MissingAuthenticationToken',
    ],
    [
      'a duration that is no number',
      { Action: 'AssumeRoleWithSAML', Version: '2011-06-15', DurationSeconds: '1h' },
      400,
      'MalformedInput',
    ],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(`<Code>${code}</Code>`)
  })

  it('reads parameters from the query of a GET as well', async () => {
    const response = await fetch(`${stage.simulator.url}/?Action=GetCallerIdentity&Version=2011-06-15`)
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>')
  })

  it('refuses a request that is signed for a service it has not', async () => {
    const scope = 'AKIAEXAMPLEOPS000001/20261125/eu-west-1/lambda/aws4_request'
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`
    expect(await (await post({}, { authorization })).text()).toContain('<Code>InvalidAction</Code>')
  })

  it('refuses a malformed signature', async () => {
    const response = await post(
      { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      { authorization: 'AWS4-HMAC-SHA256 nonsense' },
    )
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<Code>IncompleteSignature</Code>')
  })

  it('reports all parameter faults together', async () => {
    const response = await post({ Action: 'AssumeRoleWithSAML', Version: '2011-06-15' })
    expect(await response.text()).toContain(
      '3 validation errors detected: Value null at &#39;roleArn&#39; failed to satisfy constraint',
    )
  })

  it.each([
    ['an unknown key', { accessKeyId: 'AKIAEXAMPLEUNKNOWN01' }],
    ['a session token that does not belong to the key', { sessionToken: 'stray' }],
  ])('refuses %s', async (_, credentials) => {
    expect(await refusalOf(identityOf(credentials))).toEqual({
      code: 'InvalidClientTokenId',
      status: 403,
      message: 'The security token included in the request is invalid.',
    })
  })

  it('refuses keys in the region of another partition', async () => {
    expect((await refusalOf(identityOf({}, 'us-gov-west-1'))).code).toBe('InvalidClientTokenId')
  })

  it('refuses a wrong secret', async () => {
    const refusal = await refusalOf(identityOf({ secretAccessKey: 'wrong' }))
    expect(refusal).toMatchObject({ code: 'SignatureDoesNotMatch', status: 403 })
  })

  it.each([
    ['older', 400, /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/],
    ['newer', -400, /^Signature not yet current: /],
  ])('refuses a signature %s than five minutes', async (_, shift, message) => {
    stage.simulator.shiftClock(shift)
    const refusal = await refusalOf(identityOf())
    expect(refusal).toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
      message: expect.stringMatching(message),
    })
  })

  it('tells expired credentials from unknown ones, and forgets those that expired long ago', async () => {
    stage.simulator.shiftClock(-3700)
    const old = await stage.credentials('ReadOnly')
    stage.simulator.shiftClock(0)
    expect(await refusalOf(identityOf(old))).toEqual({
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    })
    stage.simulator.shiftClock(-48 * 3600)
    const ancient = await stage.credentials('ReadOnly')
    stage.simulator.shiftClock(0)
    await stage.credentials('ReadOnly')
    expect((await refusalOf(identityOf(ancient))).code).toBe('InvalidClientTokenId')
  })
})
