import type { CustomFetch } from 'openid-client'

const freshMilliseconds = 60_000

interface KeySet {
  readonly url: string
  readonly at: number
  readonly body: Promise<{ readonly status: number; readonly text: string }>
}

/**
 * Holds a provider's key set for 60 s: a new or withdrawn key is in force within that time, and however many tokens name an
 * unknown key, the provider is asked at most once a minute. Parallel callers share one request; a failed one is not kept.
 */
export function createKeySetCache(fetchFrom: CustomFetch, now: () => Date): CustomFetch {
  let kept: KeySet | null = null
  return async (url, options) => {
    const time = now().getTime()
    if (kept?.url !== url || time - kept.at >= freshMilliseconds) {
      kept = { url, at: time, body: fetchFrom(url, options).then(readSet) }
    }
    const current = kept
    try {
      const { status, text } = await current.body
      if (status !== 200 && kept === current) kept = null
      return new Response(text, { status, headers: { 'content-type': 'application/json' } })
    } catch (error) {
      if (kept === current) kept = null
      throw error
    }
  }
}

async function readSet(response: Response): Promise<{ readonly status: number; readonly text: string }> {
  return { status: response.status, text: await response.text() }
}
