import { headers } from 'next/headers'
import { cache } from 'react'
import { BrevetError } from '@/lib/domain/errors'
import { isLanguage, type Language } from '../_messages/language-names'
import { acceptedLocale, isLocale, type Locale } from '../_messages/languages'
import type { Group, Texts } from '../_messages/texts'
import { textsIn } from '../_messages/texts-in'
import { recallFromBrowser, rememberInBrowser } from './browser-memory'

/** The language of this request: what the person chose, else what the browser asks for. */
export const shownLocale = cache(async (): Promise<Locale> => {
  const chosen = await chosenLanguage()
  return chosen ?? acceptedLocale((await headers()).get('accept-language'))
})

/** The messages of a group in the language of this request. */
export async function texts<Name extends Group>(group: Name): Promise<Texts<Name>> {
  return textsIn(await shownLocale(), group)
}

/** The language that this browser was told to show; null when it follows its own settings. */
export async function chosenLanguage(): Promise<Locale | null> {
  const remembered = await recallFromBrowser('language')
  return isLocale(remembered) ? remembered : null
}

/** Speaks it from the next page on; only within a route handler. */
export function showLanguage(language: string | null): Promise<void> {
  return rememberInBrowser('language', language)
}

/** A language as somebody asks for it, null or empty to follow the browser; `request_malformed` for anything else. */
export function wantedLanguage(value: unknown): Language | null {
  if (value === null || value === '') return null
  if (!isLanguage(value)) throw new BrevetError('request_malformed', { field: 'language' })
  return value
}
