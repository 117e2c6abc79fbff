import { describe, expect, it } from 'vitest'
import { configText, faultsOf, parsed, warningsOf } from '../parse-config.fixture'

const text = (sts: string, accounts = '[]') => configText({ aws: `{ sts: ${sts} }`, accounts })
const noFips = 'where STS has no FIPS endpoint: leave aws.sts.fips out, or give an endpoint for the region'

describe('the STS part', () => {
  it.each([
    [
      '{ endpoint: "http://127.0.0.1:4566" }',
      'aws.sts.endpoint: must be https; http is accepted only while publicUrl is on loopback too',
    ],
    ['{ endpoint: [a] }', 'aws.sts.endpoint: must be a URL, or a mapping from region to URL'],
    [
      '{ endpoint: { eu-wst-1: "https://a.example" } }',
      'aws.sts.endpoint.eu-wst-1: the key must be an AWS region, such as eu-west-1',
    ],
    ['{ endpoint: { eu-west-1: "a.example" } }', 'aws.sts.endpoint.eu-west-1: must be an https URL'],
    [
      '{ endpoint: "https://a.example", fips: true }',
      'aws.sts.fips: has no effect while endpoint replaces the endpoints of all regions',
    ],
    [
      '{ endpoint: "https://a.example", dualStack: true }',
      'aws.sts.dualStack: has no effect while endpoint replaces the endpoints of all regions',
    ],
    ['{ fips: "yes" }', 'aws.sts.fips: must be true or false'],
    ['{ fips: true, regions: [us-east-1, cn-north-1] }', `aws.sts.regions[1]: lies in aws-cn, ${noFips}`],
  ])('refuses %s', (sts, fault) => {
    expect(faultsOf(text(sts))).toEqual([fault])
  })

  it('refuses FIPS when a partition of an account has none', () => {
    const accounts = '[{ id: "111122223333", region: cn-north-1 }]'
    expect(faultsOf(text('{ fips: true }', accounts))).toEqual([
      `aws.sts.fips: there are accounts in aws-cn, ${noFips} cn-northwest-1`,
    ])
    const endpoint = '{ cn-northwest-1: "https://a.example" }'
    expect(faultsOf(text(`{ fips: true, endpoint: ${endpoint} }`, accounts))).toEqual([])
  })

  it('warns of FIPS where AWS offers none', () => {
    expect(warningsOf(text('{ fips: true, regions: [us-east-1, ca-central-1, us-gov-west-1, eu-west-1] }'))).toEqual([
      'aws.sts.regions[3]: aws.sts.fips: AWS offers FIPS endpoints of STS in the United States and in Canada only',
    ])
  })

  it('takes a map of endpoints beside FIPS and dual-stack', () => {
    const sts = '{ regions: [us-east-1], endpoint: { us-east-2: "https://a.example" }, fips: true, dualStack: true }'
    expect(parsed(text(sts)).aws.sts).toEqual({
      regions: ['us-east-1'],
      endpoint: { 'us-east-2': 'https://a.example' },
      fips: true,
      dualStack: true,
      deadlineSeconds: 8,
    })
  })
})
