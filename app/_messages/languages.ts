import Negotiator from 'negotiator'

/**
 * Everything the portal can show. `en-XA` is English with accents and longer words, made from the English messages: a text that stays
 * plain is in no catalogue, and one that does not fit will not fit in translation. It is shown to browsers that ask for it.
 */
export const locales = ['en', 'de', 'en-XA'] as const

/** A language tag of BCP 47. */
export type Locale = (typeof locales)[number]

/** Whether a text names something the portal can show. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The best that a browser's `Accept-Language` asks for (RFC 9110, 12.5.4); English when it wants none of ours. */
export function acceptedLocale(acceptLanguage: string | null): Locale {
  const headers = acceptLanguage === null ? {} : { 'accept-language': acceptLanguage }
  return new Negotiator({ headers }).languages([...locales]).find(isLocale) ?? 'en'
}
