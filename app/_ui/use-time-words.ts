import { useLocale, useTexts } from '#texts'
import type { Locale } from '../_messages/languages'
import type { Texts } from '../_messages/texts'

/** What a point in time is said with. */
export interface TimeWords {
  readonly t: Texts<'times'>
  readonly locale: Locale
  /** An IANA name. Default: the zone of the browser. */
  readonly timeZone?: string
}

/** In the language of the page. */
export function useTimeWords(): TimeWords {
  return { t: useTexts('times'), locale: useLocale() }
}
