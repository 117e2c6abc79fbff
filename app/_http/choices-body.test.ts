import { describe, expect, it } from 'vitest'
import { wholeRole } from '@/lib/domain/scope'
import { choicesOf } from './choices-body'

const choices = (body: object) => choicesOf(new Map(Object.entries(body)))

describe('the choices of a body', () => {
  it('are the whole role with the defaults when nothing is said', () => {
    const nothing = { durationSeconds: null, region: null, scope: wholeRole, reason: null, ticket: null }
    expect(choices({})).toEqual(nothing)
    expect(choices({ scope: null, region: null, reason: null })).toEqual(nothing)
  })

  it('are what is said', () => {
    const scope = { readOnly: true, services: ['s3'], region: true, myIp: false, policies: [] }
    const said = { durationSeconds: 900, region: 'eu-west-1', scope, reason: 'because', ticket: 'OPS-1' }
    expect(choices(said)).toEqual(said)
  })

  it.each([
    [{ readonly: true }],
    [{ readOnly: 'true' }],
    [{ services: 's3' }],
    [{ services: [1] }],
    [{ region: 'eu-west-1' }],
    [{ policy: '{"Statement":[]}' }],
    [['readOnly']],
    ['readOnly'],
    [true],
  ])('refuse the scope %j, rather than to hand out more than was meant', (scope) => {
    expect(() => choices({ scope })).toThrowError(expect.objectContaining({ code: 'request_malformed' }))
  })
})
