import { describe, expect, it } from 'vitest'
import { jsonBody } from './json-body'

const post = (body: string, type = 'application/json') =>
  new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } })
const malformed = { code: 'request_malformed' }

describe('the body of a request', () => {
  it('has the fields that are known', async () => {
    expect([...(await jsonBody(post('{"entitlement":"a","region":null}'), ['entitlement', 'region']))]).toEqual([
      ['entitlement', 'a'],
      ['region', null],
    ])
  })

  it('has no other, so that a misspelt choice gives nothing rather than more than was meant', async () => {
    for (const field of ['scopes', 'duration', '__proto__', 'constructor']) {
      const body = post(`{"entitlement":"a","${field}":{"readOnly":true}}`)
      await expect(jsonBody(body, ['entitlement', 'scope']), field).rejects.toMatchObject(malformed)
    }
  })

  it.each(['', '[]', 'null', '"text"', '{"entitlement":'])('is a JSON object, not %j', async (body) => {
    await expect(jsonBody(post(body), [])).rejects.toMatchObject(malformed)
  })

  it('is declared as JSON, which no form of another site can', async () => {
    await expect(jsonBody(post('{}', 'text/plain'), [])).rejects.toMatchObject(malformed)
  })
})
