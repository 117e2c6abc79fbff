import { expect, it } from 'vitest'
import { stsEndpoint, stsRegions } from './sts-regions'

const config = { regions: ['eu-west-1', 'us-gov-east-1', 'eu-central-1'], endpoint: null, deadlineSeconds: 8 }
const roleIn = (partition: string) => `arn:${partition}:iam::111122223333:role/Developer`

it.each([
  ['aws', ['eu-west-1', 'eu-central-1']],
  ['aws-us-gov', ['us-gov-east-1']],
  ['aws-cn', ['cn-northwest-1']],
  ['aws-eusc', ['eusc-de-east-1']],
])('takes regions of partition %s only, its global region when none is configured', (partition, regions) => {
  expect(stsRegions(roleIn(partition), config)).toEqual(regions)
})

it.each([
  ['eu-west-1', 'https://sts.eu-west-1.amazonaws.com'],
  ['us-gov-east-1', 'https://sts.us-gov-east-1.amazonaws.com'],
  ['cn-northwest-1', 'https://sts.cn-northwest-1.amazonaws.com.cn'],
  ['eusc-de-east-1', 'https://sts.eusc-de-east-1.amazonaws.eu'],
])('asks the regional endpoint of %s', (region, endpoint) => {
  expect(stsEndpoint(region, config)).toBe(endpoint)
})

it('asks the configured endpoint for every region', () => {
  const endpoint = 'https://vpce.example'
  expect(stsEndpoint('cn-north-1', { ...config, endpoint })).toBe(endpoint)
})

it('refuses what is no role', () => {
  expect(() => stsRegions('arn:aws:iam::1:role/x', config)).toThrow(
    expect.objectContaining({ code: 'sts_request_rejected' }),
  )
})
