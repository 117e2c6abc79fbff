import { describe, expect, it } from 'vitest'
import type { Account } from '../domain/entitlement'
import { federationEndpoint } from './federation-endpoint'

const account: Account = {
  id: '111122223333',
  partition: 'aws',
  alias: 'a',
  name: 'a',
  environment: 'default',
  region: 'eu-west-1',
  tags: {},
}
const aws = { federationEndpoint: null, destinationHosts: [] }

describe('the federation endpoint', () => {
  it.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.signin.aws.amazon.com/federation'],
    ['aws-us-gov', 'us-gov-east-1', 'https://us-gov-east-1.signin.amazonaws-us-gov.com/federation'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.signin.amazonaws.cn/federation'],
    ['aws-eusc', 'eusc-de-east-1', 'https://eusc-de-east-1.signin.amazonaws-eusc.eu/federation'],
  ] as const)('of %s is the one of the account’s region', (partition, region, href) => {
    expect(federationEndpoint({ ...account, partition, region }, aws).href).toBe(href)
  })

  it('never takes a host from a region that the partition does not have', () => {
    const foreign = { ...account, region: 'evil.example/' }
    expect(federationEndpoint(foreign, aws).href).toBe('https://us-east-1.signin.aws.amazon.com/federation')
  })

  it('is replaced by the configured one in every partition', () => {
    const config = { ...aws, federationEndpoint: 'https://signin.example.com/federation' }
    expect(federationEndpoint({ ...account, partition: 'aws-cn' }, config).href).toBe(config.federationEndpoint)
  })
})
