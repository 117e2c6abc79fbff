import { useState } from 'react'
import type { Preferences } from '@/lib/domain/preferences'
import { callApi } from './api-post'

type Theme = Preferences['theme']

/** The look of the page, and the choice of another. */
export interface ThemeChoice {
  readonly theme: Theme
  /** Shows it at once, and has it remembered for every browser of this person. */
  choose(theme: Theme): Promise<void>
  /** It is shown, but could not be remembered. */
  readonly isForgotten: boolean
}

/** Begins with what the server rendered. */
export function useTheme(initial: Theme): ThemeChoice {
  const [theme, setTheme] = useState(initial)
  const [isForgotten, setForgotten] = useState(false)
  async function choose(wanted: Theme) {
    setTheme(wanted)
    show(wanted)
    const { signal } = new AbortController()
    const body = { theme: wanted }
    const answer = await callApi({ method: 'PATCH', path: '/api/v1/preferences', body, signal }, () => true)
    setForgotten(!answer.ok)
  }
  return { theme, choose, isForgotten }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
