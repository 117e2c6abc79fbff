import { createTranslator } from 'use-intl/core'
import german from './compiled/de.json'
import english from './compiled/en.json'
import pseudo from './compiled/en-XA.json'
import type { en } from './en'
import type { Locale } from './languages'
import type { Group, Texts } from './texts'

const catalogues: Readonly<Record<Locale, unknown>> = { en: english, de: german, 'en-XA': pseudo }
const known = new Map<string, unknown>()

/** The messages of a group in a language; on the server, where all are at hand. */
export function textsIn<Name extends Group>(locale: Locale, group: Name): Texts<Name> {
  const key = `${locale} ${group}`
  const texts =
    known.get(key) ??
    createTranslator<typeof en, Name>({ locale, messages: catalogues[locale] as typeof en, namespace: group })
  known.set(key, texts)
  return texts as Texts<Name>
}
