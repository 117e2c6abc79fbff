import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, assumeActions, type BrokerStage, startBrokerStage } from '../fixture/broker'
import { sendS3 } from '../fixture/s3-client'
import { type Credentials, otherAccountId } from '../fixture/simulator'

const bucket = 'revocation-test'
const olderThan = (instant: string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Action: ['*'],
      Resource: ['*'],
      Condition: { DateLessThan: { 'aws:TokenIssueTime': instant }, ...more },
    },
  ],
})
const past = '2020-01-01T00:00:00Z'
const future = '2099-01-01T00:00:00Z'

/** AWSRevokeOlderSessions, and its narrower forms. */
describe('revoking the sessions of a role', () => {
  let stage: BrokerStage
  beforeAll(async () => {
    stage = await startBrokerStage()
    stage.simulator.registry.registerBucket({ name: bucket, accountId: otherAccountId, region: 'eu-west-1' })
  })
  afterAll(() => stage.simulator.close())
  const role = (name: string, deny: object) =>
    stage.role(name, { permissionPolicies: [allow(['s3:*', ...assumeActions]), deny] })
  const list = async (keys: Credentials) =>
    (await sendS3(stage.simulator.url, keys, { path: `/${bucket}`, query: { 'list-type': '2' } })).status

  it('aws:TokenIssueTime: stops the older ones and no newer ones', async () => {
    expect(await list(await stage.keysOf(role('Revoked', olderThan(future))))).toBe(403)
    expect(await list(await stage.keysOf(role('Renewed', olderThan(past))))).toBe(200)
  })

  it('aws:userid: stops those of one session name', async () => {
    const arn = role('ByUser', olderThan(future, { StringLike: { 'aws:userid': '*:ana@corp.example' } }))
    expect(await list(await stage.keysOf(arn))).toBe(403)
    expect(await list(await stage.keysOf(arn, { RoleSessionName: 'ben@corp.example' }))).toBe(200)
  })

  it('aws:SourceIdentity and aws:PrincipalTag: stop those of one person, in chained sessions too', async () => {
    const bySource = olderThan(future, { StringEquals: { 'aws:SourceIdentity': 'ana' } })
    const byTag = olderThan(future, { StringEquals: { 'aws:PrincipalTag/person': 'ana' } })
    const first = stage.role('First', { permissionPolicies: [allow([...assumeActions, 's3:*'])] })
    const marks = (person: string) => ({
      SourceIdentity: person,
      Tags: [{ Key: 'person', Value: person }],
      TransitiveTagKeys: ['person'],
    })
    for (const [name, deny] of Object.entries({ BySource: bySource, ByTag: byTag })) {
      const permissionPolicies = [allow(['s3:*']), deny]
      const chained = stage.role(name, { principal: { AWS: first }, permissionPolicies })
      for (const [person, status] of [
        ['ana', 403],
        ['ben', 200],
      ] as const) {
        const keys = await stage.keysOf(first, marks(person))
        expect(await list(await stage.keysOf(chained, {}, keys)), `${name} ${person}`).toBe(status)
      }
    }
  })
})
