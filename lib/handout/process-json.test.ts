import { describe, expect, it } from 'vitest'
import { hostileTexts, hostileValues } from './hostile-values.fixture'
import { processJson } from './process-json'

describe('the JSON of a credential process', () => {
  it.each(hostileTexts.map((text) => [text]))('holds %j unchanged, in the fields of version 1', (text) => {
    expect(JSON.parse(processJson(hostileValues(text)))).toEqual({
      Version: 1,
      AccessKeyId: text,
      SecretAccessKey: text,
      SessionToken: text,
      Expiration: '2026-11-22T06:00:00Z',
      AccountId: text,
    })
  })
})
