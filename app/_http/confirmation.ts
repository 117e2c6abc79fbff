import { isBrevetError } from '@/lib/domain/errors'
import { seeOther } from './route'

/** The page that says why somebody's provider confirms them, with the way there. `visible`: it could not do so silently. */
export function confirmationPath(returnTo: string, how: 'silent' | 'visible'): string {
  return `/confirm?${new URLSearchParams({ returnTo, ...(how === 'visible' && { visible: '1' }) })}`
}

/**
 * Leads a browser that asked for what only a fresh confirmation gives to that page; throws whatever else was refused. Not straight to the
 * provider: after a form, browsers hold its redirects against `form-action`.
 */
export function confirmFirst(error: unknown): Response {
  if (!isBrevetError(error) || error.code !== 'assertion_stale') throw error
  const returnTo = new URL(String(error.details['confirmAt'])).searchParams.get('returnTo') ?? '/'
  return seeOther(confirmationPath(returnTo, 'silent'))
}
