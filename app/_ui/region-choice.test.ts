import { describe, expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { findRegions, regionChoices, regionNote, typedRegion } from './region-choice'

const t = textsIn('en', 'choices')
const ids = (home: string, query: string) => findRegions(regionChoices(home), query).map(({ id }) => id)

describe('the regions to choose from', () => {
  it('are those of the account’s partition, its own first', () => {
    expect(ids('eu-west-1', '')[0]).toBe('eu-west-1')
    expect(ids('eu-west-1', '')).toContain('us-east-1')
    expect(ids('cn-north-1', '')).toEqual(['cn-north-1', 'cn-northwest-1'])
  })

  it('begin with the account’s own even when the list does not know it', () => {
    expect(ids('eu-west-9', '').slice(0, 2)).toEqual(['eu-west-9', 'us-east-1'])
  })

  it.each([
    ['ireland', ['eu-west-1']],
    ['Europe  (ire', ['eu-west-1']],
    ['sao paulo', ['sa-east-1']],
    ['US-GOV', []],
    ['us-west', ['us-west-1', 'us-west-2']],
  ])('are found by %j', (query, found) => {
    expect(ids('eu-west-1', query)).toEqual(found)
  })
})

describe('a typed region', () => {
  it.each([
    [' US-East-2 ', 'us-east-2'],
    ['eu-west-17', 'eu-west-17'],
    ['Ireland', 'eu-west-1'],
    ['Europe', null],
    ['cn-north-1', null],
    ['us-gov-west-1', null],
    ['somewhere', null],
    ['', null],
  ])('%j is %j', (text, region) => {
    expect(typedRegion(text, 'eu-west-1')).toBe(region)
  })

  it('may be the account’s own, whatever its form', () => {
    expect(typedRegion('eu-west-9', 'eu-west-9')).toBe('eu-west-9')
  })
})

describe('the note of a region', () => {
  it('warns of what must be enabled, and of what is not known', () => {
    expect(regionNote(t, 'eu-south-1', 'eu-west-1')).toMatch(/^Europe \(Milan\) must be enabled in the account/)
    expect(regionNote(t, 'eu-west-9', 'eu-west-1')).toMatch(/does not know this region/)
    for (const region of ['cn-north-1', 'somewhere']) {
      expect(regionNote(t, region, 'eu-west-1')).toBe('Not a region of this account’s partition.')
    }
  })

  it('names any other, and the account’s own, which is enabled', () => {
    expect(regionNote(t, 'us-east-2', 'eu-west-1')).toBe('US East (Ohio)')
    expect(regionNote(t, 'eu-south-1', 'eu-south-1')).toBe('Europe (Milan)')
    expect(regionNote(t, 'eu-west-9', 'eu-west-9')).toBe('')
  })
})
