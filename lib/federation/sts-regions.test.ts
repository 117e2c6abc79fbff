import { STSClient } from '@aws-sdk/client-sts'
import { describe, expect, it } from 'vitest'
import type { StsConfig } from '../config/config'
import { partitionIds, partitions } from '../domain/partition'
import { stsEndpoint, stsRegions } from './sts-regions'

const config: StsConfig = {
  regions: ['eu-west-1', 'us-gov-east-1', 'eu-central-1', 'us-iso-west-1'],
  endpoint: null,
  fips: false,
  dualStack: false,
  deadlineSeconds: 8,
}

describe('the regions of STS', () => {
  it.each([
    ['aws', ['eu-west-1', 'eu-central-1']],
    ['aws-us-gov', ['us-gov-east-1']],
    ['aws-cn', ['cn-northwest-1']],
    ['aws-eusc', ['eusc-de-east-1']],
    ['aws-iso', ['us-iso-west-1']],
    ['aws-iso-b', ['us-isob-east-1']],
    ['aws-iso-e', ['eu-isoe-west-1']],
    ['aws-iso-f', ['us-isof-south-1']],
  ] as const)('are those of partition %s only, its global region when none is configured', (partition, regions) => {
    expect(stsRegions(partition, config)).toEqual(regions)
  })
})

describe('the endpoint of STS', () => {
  const choices = [
    { fips: false, dualStack: false },
    { fips: true, dualStack: false },
    { fips: false, dualStack: true },
    { fips: true, dualStack: true },
  ]
  const table = partitionIds.flatMap((id) => choices.map((choice) => ({ id, ...choice })))

  it.each(table.filter(({ id, fips }) => !(id === 'aws-cn' && fips)))(
    'has in $id the name that the rule set of AWS gives it, fips $fips, dual-stack $dualStack',
    ({ id, ...choice }) => {
      const region = partitions[id].globalRegion
      const rules = new STSClient({ region }).config.endpointProvider
      const wanted = rules?.({
        Region: region,
        UseFIPS: choice.fips,
        UseDualStack: choice.dualStack,
        UseGlobalEndpoint: false,
      })
      expect(stsEndpoint(region, { ...config, ...choice })).toBe(wanted?.url.origin)
    },
  )

  it.each([
    ['eu-west-1', false, false, 'https://sts.eu-west-1.amazonaws.com'],
    ['us-east-2', true, false, 'https://sts-fips.us-east-2.amazonaws.com'],
    ['eu-west-1', false, true, 'https://sts.eu-west-1.api.aws'],
    ['us-east-2', true, true, 'https://sts-fips.us-east-2.api.aws'],
    ['us-gov-east-1', true, false, 'https://sts.us-gov-east-1.amazonaws.com'],
    ['us-gov-east-1', true, true, 'https://sts-fips.us-gov-east-1.api.aws'],
    ['cn-north-1', false, true, 'https://sts.cn-north-1.api.amazonwebservices.com.cn'],
  ])('of %s, fips %s, dual-stack %s, is %s', (region, fips, dualStack, endpoint) => {
    expect(stsEndpoint(region, { ...config, fips, dualStack })).toBe(endpoint)
  })

  it('never falls back to one without FIPS', () => {
    expect(() => stsEndpoint('cn-north-1', { ...config, fips: true })).toThrow(
      expect.objectContaining({ details: { region: 'cn-north-1', reason: 'fips_unavailable' } }),
    )
  })

  it('is the configured one for every region', () => {
    const endpoint = 'https://vpce.example'
    expect(stsEndpoint('cn-north-1', { ...config, endpoint })).toBe(endpoint)
  })

  it('is the configured one for the regions of a map, and AWS’s own for the others', () => {
    const endpoint = { 'eu-west-1': 'https://vpce.example' }
    expect(stsEndpoint('eu-west-1', { ...config, endpoint })).toBe('https://vpce.example')
    expect(stsEndpoint('eu-west-2', { ...config, endpoint })).toBe('https://sts.eu-west-2.amazonaws.com')
  })
})
