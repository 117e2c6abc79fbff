import { expect, it } from 'vitest'
import type { Messages } from './catalogue'
import { de } from './de'

/** What people read; code, and in parentheses where to find something in AWS, are as AWS writes them. */
const texts = everyText(de).map((text) => text.replace(/<code>.*?<\/code>|\(.*?\)/g, ''))

it.each([
  ['Account(?! settings)', 'Konto'],
  ['Credentials', 'Schlüssel'],
  ['Login', 'Anmeldung'],
  ['Logout', 'Abmeldung'],
  ['Session', 'Sitzung'],
  ['Identity Provider', 'Identity-Provider'],
  ['Identitätsanbieter', 'Identity-Provider'],
  ['Berechtigung', 'Zugang oder Freigabe'],
  ['Favourit', 'Favorit'],
  ['Richtlinie', 'Policy'],
  ['Audit', 'Protokoll'],
])('says %s in one way: %s', (foreign) => {
  // A hyphen makes it a part of a name, such as that of session tags.
  const word = new RegExp(`(?<![\\p{L}-])${foreign}s?(?![\\p{L}-])`, 'u')
  expect(texts.filter((text) => word.test(text))).toEqual([])
})

it('addresses people formally', () => {
  expect(texts.filter((text) => /\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?)\b/.test(text))).toEqual([])
})

it('sets quotation marks, apostrophes and ellipses as German does', () => {
  expect(texts.filter((text) => /"|”|'|\.\.\./.test(text))).toEqual([])
  expect(texts.filter((text) => count(text, '„') !== count(text, '“'))).toEqual([])
})

function everyText(messages: Messages): readonly string[] {
  return Object.values(messages).flatMap((value) => (typeof value === 'string' ? value : everyText(value)))
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
