import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, it } from 'vitest'
import { compiledCatalogue, type Messages, sources } from './catalogue'
import { inBrowser } from './in-browser'
import { isLanguage } from './language-names'
import { locales } from './languages'
import { textsIn } from './texts-in'

const english = flat(sources.en)
const translations = Object.entries(sources).filter(([language]) => language !== 'en')

it.each(translations)('says everything in %s with the arguments and tags that English has', (_, messages) => {
  const translated = flat(messages)
  expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  for (const [name, text] of translated) {
    expect({ name, arguments: argumentsOf(text) }).toEqual({ name, arguments: argumentsOf(english.get(name) ?? '') })
  }
})

it.each(translations)('leaves no sentence in %s as it is in English', (_, messages) => {
  const same = [...flat(messages)].filter(
    ([name, text]) => text === english.get(name) && /\p{L}+ \p{L}+ \p{L}+/u.test(text),
  )
  expect(same).toEqual([])
})

it.each(locales)('compiles every message in %s', (locale) => {
  expect(Object.keys(compiledCatalogue(locale)).toSorted()).toEqual(Object.keys(sources.en).toSorted())
})

it('offers exactly the languages that it has messages in', () => {
  expect(Object.keys(sources).every(isLanguage)).toBe(true)
})

it('gives browsers groups that exist', () => {
  expect(inBrowser.filter((group) => !(group in sources.en))).toEqual([])
})

it('writes every letter of the pseudo-locale with a mark, and what is put in as it is', () => {
  expect(textsIn('en-XA', 'look')('signedInThrough', { source: 'Okta' })).toMatch(/^\[Š.*ûĝĥ~+ Okta\]$/)
})

/** Messages by their path. */
function flat(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`${path}${name}`, value] as const] : [...flat(value, `${path}${name}.`)],
    ),
  )
}

/** Names of what is put into a message, tags in angle brackets; each once. */
function argumentsOf(text: string): readonly string[] {
  return [...new Set(parse(text).flatMap(named))].toSorted()
}

function named(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.literal:
    case TYPE.pound:
      return []
    case TYPE.tag:
      return [`<${element.value}>`, ...element.children.flatMap(named)]
    case TYPE.select:
    case TYPE.plural:
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => value.flatMap(named))]
    default:
      return [element.value]
  }
}
