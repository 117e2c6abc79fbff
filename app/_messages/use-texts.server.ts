import { use } from 'react'
import { shownLocale } from '../_http/language'
import type { Locale } from './languages'
import type { Group, Texts } from './texts'
import { textsIn } from './texts-in'

/** The messages of a group; in components that are rendered on the server alone. */
export function useTexts<Name extends Group>(group: Name): Texts<Name> {
  return textsIn(useLocale(), group)
}

/** The language of the page. */
export function useLocale(): Locale {
  return use(shownLocale())
}
