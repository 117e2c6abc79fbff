import { describe, expect, it } from 'vitest'
import { wholeRole } from '@/lib/domain/scope'
import { formChoices, narrowingCount } from './form-choices'

const read = (query: string) => formChoices(new URLSearchParams(query))

describe('a form about one session', () => {
  it('says nothing, and narrows nothing, where its fields are absent or empty', () => {
    const nothing = { durationSeconds: null, scope: wholeRole, reason: null, ticket: null }
    expect(read('')).toEqual(nothing)
    expect(read('durationSeconds=&policy=&service=&reason=+&ticket=')).toEqual(nothing)
  })

  it('becomes what the API takes', () => {
    const query = 'durationSeconds=900&readOnly=on&service=s3&regionOnly=on&myIp=on&reason=+because+&ticket=OPS-1'
    expect(read(query)).toEqual({
      durationSeconds: 900,
      scope: { readOnly: true, services: ['s3'], region: true, myIp: true, policies: [] },
      reason: 'because',
      ticket: 'OPS-1',
    })
  })

  it('chooses read only among policies, or one of them', () => {
    expect(read('policy=-read-only').scope).toEqual({ ...wholeRole, readOnly: true })
    expect(read('policy=uploads').scope).toEqual({ ...wholeRole, policies: ['uploads'] })
  })

  it('keeps a length that is no number from being taken for none', () => {
    expect(read('durationSeconds=long').durationSeconds).toBeNaN()
  })

  it('counts the ways in which a session is narrowed', () => {
    expect(narrowingCount(wholeRole)).toBe(0)
    expect(narrowingCount(read('readOnly=on&service=s3&regionOnly=on&myIp=on').scope)).toBe(4)
  })
})
