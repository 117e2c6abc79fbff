import { describe, expect, it } from 'vitest'
import type { AwsConfig } from '../config/config'
import type { Account } from '../domain/entitlement'
import { federationEndpoints, signOutFirstEndpoint } from './federation-endpoint'

const account: Account = {
  id: '111122223333',
  partition: 'aws',
  alias: 'a',
  name: 'a',
  environment: 'default',
  region: 'eu-west-1',
  tags: {},
}
const config: AwsConfig['console'] = { federationEndpoint: null, destinationHosts: [], partitions: {} }
const regions = ['eu-west-1', 'eu-central-1', 'us-gov-west-1', 'cn-northwest-1', 'us-iso-east-1', 'eu-west-3']
const hosts = (changes: Partial<Account>, configured = config) =>
  federationEndpoints({ ...account, ...changes }, { config: configured, regions }).map(({ href }) => href)

describe('the federation endpoints', () => {
  it.each([
    ['aws', 'eu-west-1', ['eu-west-1.signin.aws', 'us-east-1.signin.aws', 'eu-central-1.signin.aws'], '.amazon.com'],
    ['aws', 'us-east-1', ['us-east-1.signin.aws', 'eu-west-1.signin.aws', 'eu-central-1.signin.aws'], '.amazon.com'],
    ['aws-us-gov', 'us-gov-east-1', ['us-gov-east-1.signin', 'us-gov-west-1.signin'], '.amazonaws-us-gov.com'],
    ['aws-cn', 'cn-northwest-1', ['cn-northwest-1.signin', 'cn-north-1.signin'], '.amazonaws.cn'],
    ['aws-eusc', 'eusc-de-east-1', ['eusc-de-east-1.signin'], '.amazonaws-eusc.eu'],
  ] as const)('of %s in %s begin with its region, and stay in the partition', (partition, region, names, suffix) => {
    const wanted = names.map((name) => `https://${name}${suffix}/federation`)
    expect(hosts({ partition, region })).toEqual(wanted)
  })

  it.each(['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f'] as const)('are not guessed in %s', (partition) => {
    expect(() => hosts({ partition, region: 'us-iso-east-1' })).toThrow(
      expect.objectContaining({
        code: 'console_unknown',
        details: { missing: 'federationEndpoint', partition },
      }),
    )
  })

  it('never take a host from a region that the partition does not have', () => {
    expect(hosts({ region: 'evil.example/' })[0]).toBe('https://us-east-1.signin.aws.amazon.com/federation')
  })

  it('are replaced by the configured one, of the partition before that of all', () => {
    const all = { ...config, federationEndpoint: 'https://signin.example.com/federation' }
    expect(hosts({ partition: 'aws-cn' }, all)).toEqual([all.federationEndpoint])
    const own = { host: null, federationEndpoint: 'https://signin.iso.example/federation' }
    const both = { ...all, partitions: { 'aws-iso': own } }
    expect(hosts({ partition: 'aws-iso' }, both)).toEqual([own.federationEndpoint])
    expect(hosts({}, both)).toEqual([all.federationEndpoint])
  })
})

describe('the endpoint for signing out first', () => {
  it('is that of us-east-1, beside which the logout goes on', () => {
    expect(signOutFirstEndpoint(account, config)?.href).toBe('https://us-east-1.signin.aws.amazon.com/federation')
  })

  it.each(['aws-us-gov', 'aws-cn', 'aws-eusc', 'aws-iso'] as const)('does not exist in %s', (partition) => {
    expect(signOutFirstEndpoint({ ...account, partition }, config)).toBeNull()
  })
})
