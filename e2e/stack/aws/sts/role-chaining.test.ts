import { GetFederationTokenCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, assumeActions, type BrokerStage, readKeys, startBrokerStage } from '../fixture/broker'
import { accountId, refusalOf } from '../fixture/simulator'

describe('role chaining', () => {
  let stage: BrokerStage
  let hub: string
  let target: string
  beforeAll(async () => {
    stage = await startBrokerStage()
    hub = stage.role('Hub', { accountId, permissionPolicies: [allow(assumeActions)] })
    target = stage.role('Target', { principal: { AWS: hub } })
  })
  afterAll(() => stage.simulator.close())

  it('is trusted by the role’s ARN or its session’s, and needs the role’s own permission', async () => {
    const keys = await stage.keysOf(hub)
    expect((await stage.assume(target, {}, keys)).AssumedRoleUser?.Arn).toMatch(/Target\/ana@corp\.example$/)
    const session = `arn:aws:sts::${accountId}:assumed-role/Hub/ana@corp.example`
    const bySession = stage.role('BySession', { principal: { AWS: session } })
    expect((await stage.assume(bySession, {}, keys)).Credentials).toBeDefined()
    const weak = stage.role('Weak', { accountId })
    const trustsWeak = stage.role('TrustsWeak', { principal: { AWS: weak } })
    expect(await refusalOf(stage.assume(trustsWeak, {}, await stage.keysOf(weak)))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringMatching(
        /assumed-role\/Weak\/ana@corp\.example is not authorized to perform: sts:AssumeRole/,
      ),
    })
  })

  it('caps the session at one hour, whatever MaxSessionDuration says', async () => {
    const keys = await stage.keysOf(hub)
    expect((await stage.assume(target, { DurationSeconds: 3600 }, keys)).Credentials).toBeDefined()
    expect(await refusalOf(stage.assume(target, { DurationSeconds: 3601 }, keys))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    })
  })

  it('begins with GetSessionToken keys as well', async () => {
    const { Credentials } = await stage.simulator.sts(stage.broker).send(new GetSessionTokenCommand({}))
    const keys = readKeys(Credentials)
    expect((await stage.assume(hub, {}, keys)).Credentials).toBeDefined()
    const refusal = await refusalOf(stage.assume(hub, { DurationSeconds: 7200 }, keys))
    expect(refusal.message).toMatch(/1 hour session limit/)
  })

  it('keeps the source identity, which cannot be changed, and asks for its permission again', async () => {
    const keys = await stage.keysOf(hub, { SourceIdentity: 'ana' })
    expect((await stage.assume(target, {}, keys)).SourceIdentity).toBe('ana')
    expect((await stage.assume(target, { SourceIdentity: 'ana' }, keys)).SourceIdentity).toBe('ana')
    const denied = { code: 'AccessDenied', message: expect.stringContaining('sts:SetSourceIdentity') }
    expect(await refusalOf(stage.assume(target, { SourceIdentity: 'ben' }, keys))).toMatchObject(denied)
    const bare = stage.role('Bare', { principal: { AWS: hub }, actions: ['sts:AssumeRole'] })
    expect(await refusalOf(stage.assume(bare, {}, keys))).toMatchObject(denied)
  })

  it('SourceIdentity persists through every hop, though none of them asks for it', async () => {
    const hops = ['One', 'Two', 'Three'].map((name) =>
      stage.role(`Hop${name}`, { principal: '*', accountId, permissionPolicies: [allow(['*'])] }),
    )
    let keys = await stage.keysOf(hops[0] ?? '', { SourceIdentity: 'ana' })
    for (const hop of hops.slice(1)) keys = await stage.keysOf(hop, {}, keys)
    const condition = { StringEquals: { 'aws:SourceIdentity': 'ana', 'sts:SourceIdentity': 'ana' } }
    const last = stage.role('LastHop', { principal: '*', condition })
    expect((await stage.assume(last, {}, keys)).SourceIdentity).toBe('ana')
    expect(await stage.simulator.lastEvent()).toMatchObject({ sourceIdentity: 'ana' })
  })

  it('hands down transitive tags and no others, and refuses a tag with the key of an inherited one', async () => {
    const keys = await stage.keysOf(hub, {
      Tags: [
        { Key: 'Team', Value: 'blue' },
        { Key: 'seat', Value: '7' },
      ],
      TransitiveTagKeys: ['Team'],
    })
    const second = stage.role('Second', { principal: { AWS: hub }, permissionPolicies: [allow(assumeActions)] })
    const next = await stage.keysOf(second, {}, keys)
    const third = (condition: object) => stage.role(`Third-${crypto.randomUUID()}`, { principal: '*', condition })
    const inherited = third({ StringEquals: { 'aws:PrincipalTag/team': 'blue' } })
    expect((await stage.assume(inherited, {}, next)).Credentials).toBeDefined()
    const lost = third({ StringEquals: { 'aws:PrincipalTag/seat': '7' } })
    expect(await refusalOf(stage.assume(lost, {}, next))).toMatchObject({ code: 'AccessDenied' })
    const same = stage.assume(target, { Tags: [{ Key: 'TEAM', Value: 'red' }] }, keys)
    expect(await refusalOf(same)).toMatchObject({
      code: 'InvalidParameterValue',
      message: expect.stringContaining('conflicts with a transitive tag key from the calling session'),
    })
    expect((await stage.assume(target, { Tags: [{ Key: 'seat', Value: '8' }] }, keys)).Credentials).toBeDefined()
  })

  it('needs sts:TagSession where transitive tags are inherited', async () => {
    const keys = await stage.keysOf(hub, { Tags: [{ Key: 'team', Value: 'blue' }], TransitiveTagKeys: ['team'] })
    const bare = stage.role('NoTags', { principal: { AWS: hub }, actions: ['sts:AssumeRole'] })
    const refusal = await refusalOf(stage.assume(bare, {}, keys))
    expect(refusal).toMatchObject({ code: 'AccessDenied', message: expect.stringContaining('sts:TagSession') })
  })

  it('is bounded by the session policy of the calling session', async () => {
    const Policy = JSON.stringify(allow(['s3:*']))
    const keys = await stage.keysOf(hub, { Policy })
    expect(await refusalOf(stage.assume(target, {}, keys))).toMatchObject({ code: 'AccessDenied' })
  })

  it('role credentials may call neither GetFederationToken nor GetSessionToken', async () => {
    const sts = stage.simulator.sts(await stage.keysOf(hub))
    expect(await refusalOf(sts.send(new GetFederationTokenCommand({ Name: 'ana' })))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Cannot call GetFederationToken with session credentials',
    })
    expect(await refusalOf(sts.send(new GetSessionTokenCommand({})))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Cannot call GetSessionToken with session credentials',
    })
  })
})
