import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountId, otherAccountId, refusalOf, type Simulator, startSimulator } from '../aws/fixture/simulator'
import { type LongTermKey, register } from './registration.fixture'
import { prepareTrustCommand } from './trust-command.fixture'

/** As the portal names ana, who came through the source `corp`. */
const person = 'ana@corp.example=K7Q2M9XA4TBNW2HD'
const roleArn = `arn:aws:iam::${accountId}:role/team/Developer`

const key: LongTermKey = {
  accessKeyId: 'AKIAEXAMPLEBROKER001',
  secretAccessKey: 'brokerEXAMPLEbrokerEXAMPLEbrokerEXAMPLE1',
}
const assumeRoleOf = { assumeRole: { principal: `arn:aws:iam::${otherAccountId}:user/portal/broker` } }

describe('a role with the trust policy of npm run trust, over another role', () => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator()
    const command = prepareTrustCommand({
      publicUrl: 'https://broker.example',
      aws: { ...assumeRoleOf, sessionTags: { team: 'attributes.team' }, transitiveTags: ['team'] },
      account: { method: 'assume-role', externalId: 'of-pay-prod', via: [`arn:aws:iam::${accountId}:role/hub/Hub`] },
    })
    await register(simulator, await command.run('--format', 'json'), key)
    command.close()
  })
  afterAll(() => simulator.close())

  /** The two calls of the portal, each changed as a test says. */
  async function assume(hub: Partial<AssumeRoleCommandInput>, last: Partial<AssumeRoleCommandInput> = {}) {
    const common = { RoleSessionName: person, SourceIdentity: person, ExternalId: 'of-pay-prod' }
    const first = new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/hub/Hub`,
      ...common,
      Tags: [{ Key: 'team', Value: 'payments' }],
      TransitiveTagKeys: ['team'],
      ...hub,
    })
    const { Credentials } = await simulator.sts(key).send(first)
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }
    return simulator.sts(credentials).send(new AssumeRoleCommand({ RoleArn: roleArn, ...common, ...last }))
  }

  it('admits the portal at both doors', async () => {
    expect((await assume({})).AssumedRoleUser?.Arn).toContain(`assumed-role/Developer/${person}`)
  })

  it.each<[string, Partial<AssumeRoleCommandInput>, Partial<AssumeRoleCommandInput>]>([
    ['at the first door without the ExternalId', { ExternalId: undefined }, {}],
    [
      'at the first door with a tag that is not inherited',
      { Tags: [{ Key: 'admin', Value: 'x' }], TransitiveTagKeys: [] },
      {},
    ],
    ['at the last door without the ExternalId', {}, { ExternalId: undefined }],
    ['at the last door with another’s ExternalId', {}, { ExternalId: 'of-somebody-else' }],
  ])('refuses whoever comes %s', async (_how, hub, last) => {
    expect(await refusalOf(assume(hub, last))).toMatchObject({ code: 'AccessDenied' })
  })
})
