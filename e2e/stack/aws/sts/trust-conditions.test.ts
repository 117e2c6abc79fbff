import { GetFederationTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrokerStage, brokerArn, startBrokerStage } from '../fixture/broker'
import { accountId, refusalOf } from '../fixture/simulator'

const Tags = [
  { Key: 'team', Value: 'blue' },
  { Key: 'email', Value: 'ana@corp.example' },
]
const request = {
  Tags,
  TransitiveTagKeys: ['team'],
  SourceIdentity: 'ana@corp.example',
  ExternalId: 'b7e1-prod',
}

describe('the conditions of a trust policy', () => {
  let stage: BrokerStage
  let count = 0
  beforeAll(async () => {
    stage = await startBrokerStage()
  })
  afterAll(() => stage.simulator.close())
  const role = (condition: object) => {
    count += 1
    return stage.role(`Role-${count}`, { condition })
  }

  it.each([
    ['StringEquals', 'sts:ExternalId', ['other', 'b7e1-prod'], true],
    ['StringEquals', 'sts:ExternalId', ['b7e1-PROD'], false],
    ['StringLike', 'sts:RoleSessionName', ['*@corp.example'], true],
    ['StringLike', 'sts:SourceIdentity', ['*@other.example'], false],
    ['StringNotLike', 'sts:SourceIdentity', ['*@other.example'], true],
    ['StringEquals', 'aws:RequestTag/team', ['blue'], true],
    ['StringEquals', 'aws:RequestTag/team', ['red'], false],
    ['ForAllValues:StringEquals', 'aws:TagKeys', ['team', 'email'], true],
    ['ForAllValues:StringEquals', 'aws:TagKeys', ['team'], false],
    ['ForAnyValue:StringEquals', 'aws:TagKeys', ['email', 'none'], true],
    ['ForAllValues:StringEquals', 'sts:TransitiveTagKeys', ['team'], true],
    ['ForAllValues:StringEquals', 'sts:TransitiveTagKeys', ['email'], false],
    ['ArnEquals', 'aws:PrincipalArn', [brokerArn], true],
    ['ArnLike', 'aws:PrincipalArn', [`arn:aws:iam::${accountId}:user/b*`], true],
    ['StringEquals', 'aws:PrincipalAccount', [accountId], true],
    ['StringEquals', 'aws:username', ['broker'], true],
    ['StringEquals', 'aws:RequestedRegion', ['eu-west-1'], true],
    ['IpAddress', 'aws:SourceIp', ['127.0.0.0/8'], true],
    ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24'], false],
    ['NotIpAddress', 'aws:SourceIp', ['203.0.113.0/24'], true],
    ['NotIpAddress', 'aws:SourceIp', ['127.0.0.1'], false],
    ['DateLessThan', 'aws:CurrentTime', ['2000-01-01T00:00:00Z'], false],
    ['DateGreaterThan', 'aws:CurrentTime', ['2000-01-01T00:00:00Z'], true],
    ['NumericGreaterThan', 'aws:EpochTime', ['946684800'], true],
    ['Bool', 'aws:SecureTransport', ['true'], true],
    ['Bool', 'aws:MultiFactorAuthPresent', ['false'], false],
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', ['true'], true],
    ['NumericLessThanIfExists', 'aws:MultiFactorAuthAge', ['300'], true],
    ['Null', 'aws:MultiFactorAuthPresent', ['true'], true],
    ['Null', 'sts:ExternalId', ['true'], false],
  ])('%s of %s and %j: %s', async (operator, key, values, isAdmitted) => {
    const call = stage.assume(role({ [operator]: { [key]: values } }), request)
    if (isAdmitted) expect((await call).Credentials).toBeDefined()
    else expect(await refusalOf(call)).toMatchObject({ code: 'AccessDenied', status: 403 })
  })

  it('read the tags of an IAM user as aws:PrincipalTag', async () => {
    const tagged = stage.simulator.registry.registerUser({ accountId, name: 'tagged', tags: { team: 'blue' } })
    const trust = (team: string) =>
      stage.role(`Tagged-${team}`, {
        accountId,
        principal: { AWS: tagged.arn },
        condition: { StringEquals: { 'aws:PrincipalTag/team': team } },
      })
    expect((await stage.assume(trust('blue'), {}, tagged)).Credentials).toBeDefined()
    expect(await refusalOf(stage.assume(trust('red'), {}, tagged))).toMatchObject({ code: 'AccessDenied' })
  })

  it('hold for each action of a call: a source identity that is absent fails StringLike', async () => {
    const arn = role({ StringLike: { 'sts:SourceIdentity': '*@corp.example' } })
    expect(await refusalOf(stage.assume(arn))).toMatchObject({ code: 'AccessDenied' })
    expect((await stage.assume(arn, { SourceIdentity: 'ana@corp.example' })).Credentials).toBeDefined()
  })

  it('bind GetFederationToken in the user’s own policy', async () => {
    const statement = {
      Effect: 'Allow',
      Action: 'sts:GetFederationToken',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    }
    const away = stage.user('away', [{ Version: '2012-10-17', Statement: statement }])
    const call = stage.simulator.sts(away).send(new GetFederationTokenCommand({ Name: 'ana' }))
    expect(await refusalOf(call)).toMatchObject({ code: 'AccessDenied' })
  })
})
