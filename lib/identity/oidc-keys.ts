import type { CustomFetch } from 'openid-client'
import { BrevetError } from '../domain/errors'
import { keepAnswer } from './kept-answer'
import { readKeySet } from './oidc-key-set'

const freshMilliseconds = 60_000

/**
 * Holds a provider's key set for 60 s: a new or withdrawn key is in force within that time, and however many tokens name an
 * unknown key, the provider is asked at most once a minute. See {@link keepAnswer}. What is handed on are the usable keys alone.
 */
export function createKeySetCache(fetchFrom: CustomFetch, now: () => Date): CustomFetch {
  let kept: { readonly url: string; readonly read: () => Promise<string> } | null = null
  return async (url) => {
    if (kept?.url !== url)
      kept = { url, read: keepAnswer(() => requestKeySet(url, fetchFrom), { freshMilliseconds, now }) }
    return new Response(await kept.read(), { headers: { 'content-type': 'application/json' } })
  }
}

async function requestKeySet(url: string, fetchFrom: CustomFetch): Promise<string> {
  const response = await fetchFrom(url, {
    method: 'GET',
    headers: { accept: 'application/json, application/jwk-set+json' },
    body: undefined,
    redirect: 'manual',
  })
  if (response.status !== 200) {
    throw new BrevetError('source_misconfigured', { reason: 'status', what: 'jwks_uri', status: response.status })
  }
  return readKeySet(await response.text())
}
