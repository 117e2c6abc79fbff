import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml, stringify } from 'yaml'
import { parse } from './parse-config.fixture'

const example: unknown = parseYaml(readFileSync(new URL('../../brevet.example.yaml', import.meta.url), 'utf8'))
const environment = { CORP_CLIENT_SECRET: 'a', ENTRA_CLIENT_SECRET: 'b', CANARY: 'canary-7f3a=x*/.well-known/y' }
const places = placesIn(example)

type Place = readonly (string | number)[]

function placesIn(value: unknown, path: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

/** The example with one value replaced, as YAML. */
function exampleWith(place: Place, replacement: unknown): string {
  const replace = (value: unknown, [step, ...rest]: Place): unknown => {
    if (step === undefined) return replacement
    if (Array.isArray(value)) return value.map((item, index) => (String(index) === step ? replace(item, rest) : item))
    const entries = Object.entries(Object(value)).map(([key, item]) => [key, key === step ? replace(item, rest) : item])
    return Object.fromEntries(entries)
  }
  return stringify(replace(example, place), { aliasDuplicateObjects: false })
}

describe('parseConfig, wherever something stands', () => {
  it('repeats no referenced value in a fault or warning', { timeout: 120_000 }, () => {
    let reported = 0
    for (const place of places) {
      for (const text of [`\${env:CANARY}`, `https://\${env:CANARY}`, `team=\${env:CANARY}`]) {
        const result = parse(exampleWith(place, text), { environment })
        const messages = JSON.stringify(result.ok ? result.warnings : result.faults)
        reported += result.ok ? result.warnings.length : result.faults.length
        expect(messages).not.toContain('canary')
      }
    }
    expect(reported).toBeGreaterThan(places.length)
  })

  it('answers with a configuration or with faults that have a place, whatever the value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const result = parse(exampleWith(place, value), { environment })
        const faults = result.ok ? [] : result.faults
        expect(result.ok ? Object.isFrozen(result.config) : faults.length > 0).toBe(true)
        for (const { line, column, message } of faults) {
          expect(line).toBeGreaterThan(0)
          expect(column).toBeGreaterThan(0)
          expect(message).not.toMatch(/undefined|\[object|Invalid input/)
        }
      }),
      { numRuns: 300 },
    )
  })
})
