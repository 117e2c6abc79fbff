import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partitionOfRegion } from '@/lib/domain/partition'
import { isRegionWord, regionOfWord } from './palette-region'

describe('the region of a word', () => {
  it.each([
    ['eu', 'eu-west-1', 'eu-west-1'],
    ['eu', 'eu-central-1', 'eu-central-1'],
    ['eu', 'us-east-2', 'eu-west-1'],
    ['us', 'eu-west-1', 'us-east-1'],
    ['us', 'us-gov-east-1', 'us-gov-east-1'],
    ['gov', 'us-gov-west-1', 'us-gov-west-1'],
    ['gov-east', 'us-gov-west-1', 'us-gov-east-1'],
    ['eu', 'us-gov-west-1', null],
    ['us', 'cn-north-1', null],
    ['cn', 'cn-northwest-1', 'cn-northwest-1'],
    ['eusc', 'eusc-de-east-1', 'eusc-de-east-1'],
    ['eu-west', 'us-east-1', 'eu-west-1'],
    ['euw3', 'us-east-1', 'eu-west-3'],
    ['apse2', 'us-east-1', 'ap-southeast-2'],
    ['ap', 'eu-west-1', 'ap-northeast-1'],
    ['Ireland', 'us-east-1', 'eu-west-1'],
    ['ohio', 'eu-west-1', 'us-east-2'],
    ['eu-west-9', 'eu-west-1', 'eu-west-9'],
    ['eu-west-1', 'cn-north-1', null],
    ['pay', 'eu-west-1', null],
    ['e', 'eu-west-1', null],
    ['asia', 'eu-west-1', null],
    ['constructor', 'eu-west-1', null],
  ])('%s in an account at home in %s is %s', (word, home, region) => {
    expect(regionOfWord(word, home)).toBe(region)
  })

  it('never leaves the partition of the account', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('eu', 'us', 'gov', 'cn', 'eusc', 'us-east-1', 'cn-north-1'))
    const home = fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1', 'us-iso-east-1')
    fc.assert(
      fc.property(word, home, (text, own) => {
        const region = regionOfWord(text, own)
        expect(region === null || partitionOfRegion(region)?.id === partitionOfRegion(own)?.id).toBe(true)
      }),
    )
  })

  it('knows a word for a region of any partition, and no other word', () => {
    expect(['eu', 'gov', 'cn', 'eusc', 'euw1', 'tokyo'].filter((word) => !isRegionWord(word))).toEqual([])
    expect(['pay', 'ro', 's3', 'prod', 'toString', ''].filter(isRegionWord)).toEqual([])
  })
})
