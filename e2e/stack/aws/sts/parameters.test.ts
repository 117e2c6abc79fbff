import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../fixture/simulator'
import { startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

describe('parameters of a federated operation', () => {
  let stage: WebIdentityStage
  beforeAll(async () => {
    stage = await startWebIdentityStage()
  })
  afterAll(() => stage.close())

  it('refuses durations above the role’s own limit', async () => {
    expect(await refusalOf(stage.assume({ DurationSeconds: 7201 }))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    })
  })

  it.each([
    [
      { RoleSessionName: 'x'.repeat(65) },
      `Value '${'x'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      { RoleSessionName: 'x' },
      "Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      { RoleSessionName: 'a b' },
      String.raw`Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`,
    ],
    [
      { DurationSeconds: 43201 },
      "Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      { DurationSeconds: 899 },
      "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { RoleArn: 'arn:short' },
      "Value 'arn:short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
    ],
    [
      { WebIdentityToken: 'x'.repeat(20001) },
      "Value '***' at 'webIdentityToken' failed to satisfy constraint: Member must have length less than or equal to 20000",
    ],
  ])('refuses parameters outside the model: %o', async (input, message) => {
    expect(await refusalOf(stage.assume(input))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: `1 validation error detected: ${message}`,
    })
  })

  it('refuses a RoleArn that is no role, and a ProviderId', async () => {
    const invalid = await refusalOf(stage.assume({ RoleArn: 'arn:aws:iam::111122223333:user/ana' }))
    expect(invalid).toEqual({ code: 'ValidationError', status: 400, message: 'Request ARN is invalid' })
    expect((await refusalOf(stage.assume({ ProviderId: 'www.amazon.com' }))).code).toBe('ValidationError')
  })

  it('refuses a session policy that is no policy', async () => {
    for (const Policy of ['{', '{"Statement":[]}', '{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}']) {
      const refusal = await refusalOf(stage.assume({ Policy }))
      expect(refusal).toMatchObject({ code: 'MalformedPolicyDocument', status: 400 })
    }
  })

  it('takes at most ten managed policies, which must exist, and 2048 characters of policy in all', async () => {
    const arn = (name: string) => ({ arn: `arn:aws:iam::aws:policy/${name}` })
    const known = await stage.assume({ PolicyArns: [arn('ReadOnlyAccess')] })
    expect(known.PackedPolicySize).toBeGreaterThan(0)
    const many = await refusalOf(stage.assume({ PolicyArns: Array.from({ length: 11 }, () => arn('ReadOnlyAccess')) }))
    expect(many).toMatchObject({ code: 'ValidationError', status: 400 })
    const unknown = await refusalOf(stage.assume({ PolicyArns: [arn('NoSuchPolicy')] }))
    expect(unknown).toMatchObject({ code: 'ValidationError', status: 400 })
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(1930)}` }
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statement })
    const both = await refusalOf(stage.assume({ Policy, PolicyArns: [arn('ReadOnlyAccess')] }))
    expect(both).toMatchObject({ code: 'PackedPolicyTooLarge', status: 400 })
  })
})
