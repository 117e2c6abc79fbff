import { describe, expect, it } from 'vitest'
import { wholeRole } from '@/lib/domain/scope'
import { initialChoices, requestBody, scopeOf, servesSame } from './keys-choices'
import { target } from './role-target.fixture'

const nothing = { durationSeconds: null, region: null }

describe('the choices for keys', () => {
  it('begin with the whole role, the account’s region, and what is remembered', () => {
    const choices = initialChoices(target, nothing)
    expect(scopeOf(choices)).toEqual(wholeRole)
    expect([choices.durationSeconds, choices.region]).toEqual([3600, 'eu-west-1'])
    expect(initialChoices(target, { durationSeconds: 900, region: 'us-east-1' })).toMatchObject({
      durationSeconds: 900,
      region: 'us-east-1',
    })
  })

  it('forget a region of another partition', () => {
    expect(initialChoices(target, { durationSeconds: null, region: 'cn-north-1' }).region).toBe('eu-west-1')
  })

  it('need other keys for another length or scope, and for another region only where keys are bound to it', () => {
    const choices = initialChoices(target, nothing)
    expect(servesSame(choices, { ...choices, region: 'us-east-1', reason: 'because' })).toBe(true)
    expect(servesSame(choices, { ...choices, durationSeconds: 900 })).toBe(false)
    expect(servesSame(choices, { ...choices, readOnly: true })).toBe(false)
    const bound = { ...choices, regionOnly: true }
    expect(servesSame(bound, { ...bound, region: 'us-east-1' })).toBe(false)
  })

  it('become what the API takes, with nothing for what was not said', () => {
    expect(requestBody(initialChoices(target, nothing))).toEqual({
      durationSeconds: 3600,
      region: 'eu-west-1',
      scope: { readOnly: false, services: [], region: false, myIp: false, policies: [] },
      reason: null,
      ticket: null,
    })
    const chosen = { ...initialChoices(target, nothing), service: 's3', policy: 'look', reason: ' because ' }
    expect(requestBody(chosen)).toMatchObject({ scope: { services: ['s3'], policies: ['look'] }, reason: 'because' })
  })
})
