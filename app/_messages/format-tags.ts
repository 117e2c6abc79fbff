import type { Locale } from './languages'

/** How dates and numbers are written: English counts the hours of the day to 24, as AWS and the audit do. */
export const formatTags: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE', 'en-XA': 'en-GB' }
