import { useState } from 'react'
import type { Preferences } from '@/lib/domain/preferences'
import { callApi } from './api-post'

type Language = Preferences['language']

/** The language that a person chose, and the choice of another. */
export interface LanguageChoice {
  /** Null follows the browser. */
  readonly language: Language
  /** Has it remembered for every browser of this person, then shows the page in it. */
  choose(language: Language): Promise<void>
  /** It could not be remembered, and nothing changed. */
  readonly isForgotten: boolean
}

/** Begins with what the server rendered. */
export function useLanguage(initial: Language): LanguageChoice {
  const [language, setLanguage] = useState(initial)
  const [isForgotten, setForgotten] = useState(false)
  async function choose(wanted: Language) {
    setLanguage(wanted)
    const { signal } = new AbortController()
    const body = { language: wanted }
    const answer = await callApi({ method: 'PATCH', path: '/api/v1/preferences', body, signal }, () => true)
    if (answer.ok) return window.location.reload()
    setLanguage(initial)
    setForgotten(true)
  }
  return { language, choose, isForgotten }
}
