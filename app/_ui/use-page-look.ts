import type { Preferences } from '@/lib/domain/preferences'
import { type LanguageChoice, useLanguage } from './use-language'
import { type LookChoice, useLook } from './use-look'

/** How a page looks and speaks, as the server rendered it. */
export type InitialLook = Pick<Preferences, 'theme' | 'density' | 'language'>

/** The same with what chooses another. */
export interface PageLook {
  readonly theme: LookChoice<Preferences['theme']>
  readonly density: LookChoice<Preferences['density']>
  readonly spoken: LanguageChoice
}

/** One for each page: several controls may choose. */
export function usePageLook({ theme, density, language }: InitialLook): PageLook {
  return { theme: useLook('theme', theme), density: useLook('density', density), spoken: useLanguage(language) }
}
