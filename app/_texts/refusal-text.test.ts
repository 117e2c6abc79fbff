import { describe, expect, it } from 'vitest'
import { malformedReasons } from '../../lib/domain/malformed-reason'
import { refusalText } from './refusal-text'

describe('a request that cannot be met', () => {
  const plain = refusalText('request_malformed', null)

  it.each(malformedReasons)('says what to ask for instead: %s', (reason) => {
    const text = refusalText('request_malformed', reason)
    expect(text.title).not.toBe(plain.title)
    expect(text.advice).toMatch(/Nothing was issued\. (?:Ask|Check|Choose|Narrow|Type) /)
    expect([text.status, text.fixer, text.admin]).toEqual([400, 'you', null])
  })

  it('takes no reason that is not listed', () => {
    expect(refusalText('request_malformed', 'packed-size')).toEqual(plain)
  })
})
