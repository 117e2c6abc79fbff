import { expect, it } from 'vitest'
import { acceptedLocale } from './languages'

it.each([
  [null, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['DE', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['de-CH', 'de'],
  ['de;q=0.1,en;q=0.5', 'en'],
  ['fr', 'en'],
  ['fr,de;q=0.2', 'de'],
  ['en', 'en'],
  ['en-US,en;q=0.9,de;q=0.8', 'en'],
  ['en-XA', 'en-XA'],
  ['en-XA,de', 'en-XA'],
  ['*', 'en'],
  ['de;q=0', 'en'],
  [';;;,=', 'en'],
  ['de'.repeat(10_000), 'en'],
])('speaks what a browser asks for that says %j: %s', (asked, spoken) => {
  expect(acceptedLocale(asked)).toBe(spoken)
})
