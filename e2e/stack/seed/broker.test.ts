import { AssumeRoleCommand, GetFederationTokenCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegistry } from '../aws/registry'
import { startAws } from '../aws/server'
import type { RunningPart } from '../listener'
import { createAccounts } from './accounts'
import { registerAccounts } from './aws'
import {
  accountIdOf,
  brokerAliases,
  brokerArns,
  brokerEnvironment,
  externalIdOf,
  labArns,
  makeBrokerKeys,
} from './broker'
import { registerBroker } from './broker-aws'

const accounts = createAccounts()
const keys = makeBrokerKeys()
const arns = brokerArns(accounts)
interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

describe('the broker of the seed', () => {
  let aws: RunningPart
  beforeAll(async () => {
    const registry = createRegistry()
    registerAccounts(registry, accounts, 'http://localhost:3000')
    registerBroker(registry, accounts, keys)
    aws = await startAws({ port: 0, registry })
  })
  afterAll(() => aws.close())
  const sts = (credentials: Keys) =>
    new STSClient({ region: 'eu-west-1', endpoint: aws.url, maxAttempts: 1, credentials })
  const assume = async (roleArn: string, as: Keys, more: object = {}) => {
    const ExternalId = externalIdOf(roleArn.split(':')[4] ?? '')
    const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'ana', ExternalId, ...more })
    const { Credentials: issued } = await sts(as).send(command)
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {}
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  }
  const roleIn = (alias: string) => `arn:aws:iam::${accountIdOf(accounts, alias)}:role/Developer`
  const codeOf = async (userArn: string) => (await fetch(`${aws.url}/_aws/iam/mfa-code?userArn=${userArn}`)).json()

  it('assumes roles directly, with the ExternalId of the account only', async () => {
    const role = roleIn(brokerAliases.direct)
    expect((await assume(role, keys.broker)).accessKeyId).toMatch(/^ASIA/)
    await expect(assume(role, keys.broker, { ExternalId: 'other' })).rejects.toThrow(/not authorized/)
  })

  it('assumes roles by way of the hub role', async () => {
    const hub = await assume(arns.hubRole, keys.broker, { SourceIdentity: 'ana' })
    expect((await assume(roleIn(brokerAliases.chained), hub)).accessKeyId).toMatch(/^ASIA/)
    await expect(assume(roleIn(brokerAliases.chained), keys.broker)).rejects.toThrow(/not authorized/)
  })

  it('assumes roles that want a one-time code with one', async () => {
    const role = roleIn(brokerAliases.mfa)
    await expect(assume(role, keys.broker)).rejects.toThrow(/not authorized/)
    const { serialNumber, code } = await codeOf(arns.brokerUser)
    expect(serialNumber).toBe(arns.brokerMfa)
    const proven = await assume(role, keys.broker, { SerialNumber: serialNumber, TokenCode: code })
    expect(proven.accessKeyId).toMatch(/^ASIA/)
  })

  it.each(keys.labs)('has a user of $kind in $alias, with an MFA device where codes are asked for', async (lab) => {
    const region = accounts.find(({ alias }) => alias === lab.alias)?.region ?? ''
    const sts = new STSClient({ region, endpoint: aws.url, maxAttempts: 1, credentials: lab.key })
    const { user, mfa } = labArns(accounts, lab)
    if (lab.kind === 'federation') {
      const federated = await sts.send(new GetFederationTokenCommand({ Name: 'ana' }))
      expect(federated.FederatedUser?.Arn).toMatch(/federated-user\/ana$/)
      return
    }
    const { serialNumber, code } = await codeOf(user)
    expect(serialNumber).toBe(mfa)
    const command = new GetSessionTokenCommand({ SerialNumber: serialNumber, TokenCode: code })
    expect((await sts.send(command)).Credentials).toBeDefined()
  })

  it('hides the identity of the shell from the portal', () => {
    expect(brokerEnvironment(keys)).toMatchObject({
      AWS_ACCESS_KEY_ID: keys.broker.accessKeyId,
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
    })
  })
})
