import { BrevetError } from '@/lib/domain/errors'
import { type Preferences, themes } from '@/lib/domain/preferences'
import { recallFromBrowser, rememberInBrowser } from './browser-memory'

type Theme = Preferences['theme']

/** The look this browser shows, whoever is signed in. */
export async function shownTheme(): Promise<Theme> {
  const remembered = await recallFromBrowser('theme')
  return themes.find((theme) => theme === remembered) ?? 'system'
}

/** Shows it from the next page on; only within a route handler. */
export function showTheme(theme: Theme): Promise<void> {
  return rememberInBrowser('theme', theme === 'system' ? null : theme)
}

/** A theme as somebody asks for it; `request_malformed` for anything else. */
export function wantedTheme(value: unknown): Theme {
  const wanted = themes.find((theme) => theme === value)
  if (!wanted) throw new BrevetError('request_malformed', { field: 'theme' })
  return wanted
}
