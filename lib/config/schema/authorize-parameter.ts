import { didYouMean } from '../suggestion'

const allowed = [
  'resource',
  'access_type',
  'prompt',
  'hd',
  'domain_hint',
  'acr_values',
  'claims',
  'audience',
  'organization',
  'ui_locales',
]

const reserved = new Set(['state', 'nonce', 'redirect_uri', 'response_type', 'client_id'])

const ownKeys: Readonly<Record<string, string>> = { scope: 'scopes', response_mode: 'responseMode' }

/** What forbids a further authorize parameter; null when nothing does. Those that carry the safety of the flow cannot be replaced. */
export function parameterFault(name: string): string | null {
  if (allowed.includes(name)) return null
  if (reserved.has(name) || name.startsWith('code_challenge')) return 'is set by Brevet and cannot be replaced'
  const ownKey = ownKeys[name]
  if (ownKey) return `has a key of its own: ${ownKey}`
  return `is not an accepted parameter${didYouMean(name, allowed) || `; accepted are ${allowed.join(', ')}`}`
}
