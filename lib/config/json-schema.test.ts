import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configJsonSchema } from './json-schema'

describe('the JSON Schema', () => {
  it('is published as it is (npm run config -- schema)', () => {
    expect(readFileSync(new URL('../../public/brevet.schema.json', import.meta.url), 'utf8')).toBe(configJsonSchema())
  })

  it('refuses unknown keys, and accepts a reference where a pattern is asked for', () => {
    const schema = JSON.parse(configJsonSchema())
    expect(schema.additionalProperties).toBe(false)
    expect(schema.required).toEqual(['publicUrl', 'signIn'])
    const idPattern = new RegExp(schema.properties.accounts.items.properties.id.pattern, 'u')
    expect(['111122223333', `\${env:ACCOUNT}`, '11112222333'].map((id) => idPattern.test(id))).toEqual([
      true,
      true,
      false,
    ])
  })
})
