import { useLocale as useTag, useTranslations } from 'use-intl/react'
import type { Locale } from './languages'
import type { Group, Texts } from './texts'

/** The messages of a group; in components that run in the browser too, which have the groups of `in-browser.ts`. */
export function useTexts<Name extends Group>(group: Name): Texts<Name> {
  return useTranslations(group) as unknown as Texts<Name>
}

/** The language of the page. */
export function useLocale(): Locale {
  return useTag() as Locale
}
