import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsCli } from '../fixture/aws-cli'
import { accountId, refusalOf } from '../fixture/simulator'
import { audience, roleArn, startWebIdentityStage, type WebIdentityStage } from '../fixture/web-identity'

const denied = { code: 'AccessDenied', status: 403, message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' }
const tagsClaim = 'https://aws.amazon.com/tags'
const rolesClaim = 'https://aws.amazon.com/roles'
const sourceClaim = 'https://aws.amazon.com/source_identity'

describe('AssumeRoleWithWebIdentity', () => {
  let stage: WebIdentityStage
  beforeAll(async () => {
    stage = await startWebIdentityStage()
  })
  afterAll(() => stage.close())
  const assumeWith = async (claims: object, input = {}) =>
    stage.assume({ WebIdentityToken: await stage.token({ ...claims }), ...input })

  it('answers with credentials that sign as the assumed role, without its path', async () => {
    const before = stage.simulator.now().getTime()
    const answer = await stage.assume({ DurationSeconds: 900 })
    const arn = `arn:aws:sts::${accountId}:assumed-role/Developer/ana@corp.example`
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: 'user:ana@corp.example',
      Audience: audience,
      Provider: `arn:aws:iam::${accountId}:oidc-provider/${stage.issuer.keyPrefix}`,
      AssumedRoleUser: { Arn: arn, AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:ana@corp\.example$/) },
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^.{40}$/),
      },
    })
    expect(answer.PackedPolicySize).toBeUndefined()
    const lifeSeconds = ((answer.Credentials?.Expiration?.getTime() ?? 0) - before) / 1000
    expect(Math.abs(lifeSeconds - 900)).toBeLessThan(5)
    const credentials = {
      accessKeyId: answer.Credentials?.AccessKeyId ?? '',
      secretAccessKey: answer.Credentials?.SecretAccessKey ?? '',
      sessionToken: answer.Credentials?.SessionToken ?? '',
    }
    const identity = await stage.simulator.sts(credentials).send(new GetCallerIdentityCommand({}))
    expect(identity).toMatchObject({ Account: accountId, Arn: arn, UserId: answer.AssumedRoleUser?.AssumedRoleId })
  })

  it('answers the real CLI', async () => {
    const token = await stage.token()
    const args = ['sts', 'assume-role-with-web-identity', '--role-arn', roleArn, '--role-session-name', 'ana']
    const run = await awsCli({ url: stage.simulator.url }, [...args, '--web-identity-token', token, '--output', 'json'])
    expect((await stage.assume({ WebIdentityToken: token })).Audience).toBe(audience)
    if (run) expect(JSON.parse(run.stdout)).toMatchObject({ SubjectFromWebIdentityToken: 'user:ana@corp.example' })
  })

  it('takes session tags and source identity from the token, nested or flattened', async () => {
    const nested = {
      [tagsClaim]: { principal_tags: { team: ['blue'] }, transitive_tag_keys: ['team'] },
      [sourceClaim]: 'ana',
    }
    const flat = {
      [`${tagsClaim}/principal_tags/team`]: 'blue',
      [`${tagsClaim}/transitive_tag_keys`]: ['team'],
      [sourceClaim]: ['ana'],
    }
    for (const claims of [nested, flat]) {
      const answer = await assumeWith(claims)
      expect(answer.SourceIdentity).toBe('ana')
      expect(answer.PackedPolicySize).toBeGreaterThan(0)
      expect(await stage.simulator.lastEvent()).toMatchObject({
        eventName: 'AssumeRoleWithWebIdentity',
        roleArn,
        roleSessionName: 'ana@corp.example',
        sourceIdentity: 'ana',
        principalTags: { team: 'blue' },
        transitiveTagKeys: ['team'],
      })
    }
  })

  it.each([
    [
      'tags without sts:TagSession',
      'NoTags',
      ['sts:AssumeRoleWithWebIdentity'],
      { [tagsClaim]: { principal_tags: { a: ['b'] } } },
    ],
    [
      'a source identity without sts:SetSourceIdentity',
      'NoSource',
      ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      { [sourceClaim]: 'ana' },
    ],
    ['anything without the action', 'NoAction', ['sts:TagSession'], {}],
  ])('denies %s', async (_, name, actions, claims) => {
    const arn = stage.role(name, { actions })
    expect(await refusalOf(assumeWith(claims, { RoleArn: arn }))).toEqual(denied)
  })

  it('denies a role that does not exist, or lies under another path, exactly as one that does not trust', async () => {
    for (const RoleArn of [`arn:aws:iam::${accountId}:role/Nobody`, `arn:aws:iam::${accountId}:role/Developer`]) {
      expect(await refusalOf(stage.assume({ RoleArn }))).toEqual(denied)
    }
  })

  it('denies what a trust condition excludes, and admits what it names', async () => {
    const RoleArn = stage.role('Bound', {
      condition: {
        StringEquals: { [`${stage.issuer.keyPrefix}:aud`]: audience },
        StringLike: {
          [`${stage.issuer.keyPrefix}:sub`]: 'user:*@corp.example',
          'sts:RoleSessionName': '*@corp.example',
        },
        Bool: { 'sts:RoleAuthorizedByIdp': 'true' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
      },
    })
    const bound = { [rolesClaim]: [RoleArn] }
    expect((await assumeWith(bound, { RoleArn })).AssumedRoleUser).toBeDefined()
    expect(await refusalOf(assumeWith({}, { RoleArn }))).toEqual(denied)
    expect(await refusalOf(assumeWith({ ...bound, sub: 'user:ana@evil.example' }, { RoleArn }))).toEqual(denied)
    expect(await refusalOf(assumeWith(bound, { RoleArn, RoleSessionName: 'ana' }))).toEqual(denied)
    const tagged = { ...bound, [tagsClaim]: { principal_tags: { cost: ['1'] } } }
    expect(await refusalOf(assumeWith(tagged, { RoleArn }))).toEqual(denied)
  })

  it('binds a token to the roles it names, as a list or separated by semicolons', async () => {
    for (const value of [[roleArn], `arn:aws:iam::${accountId}:role/Other;${roleArn}`]) {
      expect((await assumeWith({ [rolesClaim]: value })).AssumedRoleUser).toBeDefined()
    }
    const refusal = await refusalOf(assumeWith({ [rolesClaim]: [`arn:aws:iam::${accountId}:role/Other`] }))
    expect(refusal).toMatchObject({ code: 'InvalidIdentityToken', status: 400 })
  })

  it('refuses an issuer that is registered in another account only', async () => {
    const RoleArn = 'arn:aws:iam::444455556666:role/Developer'
    expect(await refusalOf(stage.assume({ RoleArn }))).toEqual({
      code: 'InvalidIdentityToken',
      status: 400,
      message: `No OpenIDConnect provider found in your account for ${stage.issuer.url}`,
    })
  })

  it('checks azp instead of aud where it is present, and refuses several audiences without it', async () => {
    const wrong = { code: 'InvalidIdentityToken', status: 400, message: 'Incorrect token audience' }
    expect((await assumeWith({ aud: ['other', 'more'], azp: audience })).Audience).toBe(audience)
    for (const claims of [{ aud: 'other' }, { azp: 'other' }, { aud: [audience, 'other'] }]) {
      expect(await refusalOf(assumeWith(claims))).toEqual(wrong)
    }
  })

  it('tolerates five minutes of clock difference and no more', async () => {
    const now = Math.floor(stage.simulator.now().getTime() / 1000)
    expect((await assumeWith({ exp: now - 290, iat: now - 600 })).Audience).toBe(audience)
    expect((await assumeWith({ iat: now + 290, nbf: now + 290, exp: now + 600 })).Audience).toBe(audience)
    const expired = await refusalOf(assumeWith({ exp: now - 400, iat: now - 900 }))
    expect(expired).toMatchObject({ code: 'ExpiredTokenException', status: 400 })
    expect(expired.message).toMatch(
      new RegExp(`^Token expired: current date/time \\d{10} must be before the expiration date/time${now - 400}$`),
    )
    for (const claims of [{ iat: now + 310 }, { nbf: now + 310 }]) {
      expect(await refusalOf(assumeWith(claims))).toMatchObject({ code: 'InvalidIdentityToken', status: 400 })
    }
  })

  it('refuses a token that was issued long ago although it has not expired', async () => {
    const iat = Math.floor(stage.simulator.now().getTime() / 1000) - 48 * 3600
    expect(await refusalOf(assumeWith({ iat }))).toEqual({
      code: 'ExpiredTokenException',
      status: 400,
      message: `Token too old: ${iat}`,
    })
  })

  it.each(['sub', 'aud', 'iat', 'exp', 'iss'])('refuses a token without %s', async (claim) => {
    expect(await refusalOf(assumeWith({ [claim]: undefined }))).toMatchObject({
      code: 'InvalidIdentityToken',
      status: 400,
    })
  })

  it.each([
    ['a fraction in exp', () => ({ exp: Math.floor(Date.now() / 1000) + 60.5 })],
    ['two values for one tag', () => ({ [tagsClaim]: { principal_tags: { team: ['a', 'b'] } } })],
    ['tag keys that differ in case only', () => ({ [tagsClaim]: { principal_tags: { team: ['a'], Team: ['b'] } } })],
    ['a reserved tag key', () => ({ [tagsClaim]: { principal_tags: { 'aws:x': ['a'] } } })],
    ['a tag value with a forbidden sign', () => ({ [tagsClaim]: { principal_tags: { team: ['<b>'] } } })],
    [
      '51 tags',
      () => ({
        [tagsClaim]: { principal_tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, ['v']])) },
      }),
    ],
    ['a transitive key that is no tag', () => ({ [tagsClaim]: { principal_tags: {}, transitive_tag_keys: ['team'] } })],
    ['a source identity with a space', () => ({ [sourceClaim]: 'ana b' })],
  ])('refuses %s', async (_, claims) => {
    expect(await refusalOf(assumeWith(claims()))).toMatchObject({ code: 'InvalidIdentityToken', status: 400 })
  })

  it('refuses tags that do not fit once packed, although each is short enough', async () => {
    const noise = () => Array.from({ length: 7 }, () => crypto.randomUUID()).join('')
    const tags = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`key${n}`, [noise()]]))
    const refusal = await refusalOf(assumeWith({ [tagsClaim]: { principal_tags: tags } }))
    expect(refusal.code).toBe('PackedPolicyTooLarge')
    expect(refusal.message).toMatch(/^Packed size of session tags consumes \d{3,}% of allotted space\.$/)
  })

  it('keeps tokens and secrets out of its events', async () => {
    const token = await stage.token()
    const answer = await stage.assume({ WebIdentityToken: token })
    await refusalOf(stage.assume({ WebIdentityToken: `${token}x` }))
    const events = await (await fetch(`${stage.simulator.url}/_aws/events`)).text()
    for (const secret of [token, answer.Credentials?.SecretAccessKey, answer.Credentials?.SessionToken]) {
      expect(events).not.toContain(secret)
    }
  })
})
