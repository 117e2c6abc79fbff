/** What a person may choose, each by its own name. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const

/** A language that the portal is translated to. */
export type Language = keyof typeof languageNames

/** Whether a text names a language that a person may choose. */
export function isLanguage(value: unknown): value is Language {
  return Object.keys(languageNames).some((language) => language === value)
}
