import type { CustomFetch } from 'openid-client'
import { BrevetError } from '../domain/errors'

const deadlineMilliseconds = 5_000
const maxBodyBytes = 1024 * 1024

/**
 * A fetch for talking to a provider: 5 s for head and body or what the caller has left, at most 1 MiB, and no redirects.
 * Fails with `source_unreachable` (also for 429 and 5xx), or `source_misconfigured` when the provider answers with a redirect.
 */
export function boundedFetch(fetchFrom: typeof fetch): CustomFetch {
  return async (address, options) => {
    const host = new URL(address).host
    try {
      const response = await fetchFrom(address, {
        method: options.method,
        headers: options.headers,
        body: (options.body as BodyInit | null | undefined) ?? null,
        redirect: 'manual',
        signal: AbortSignal.any([
          AbortSignal.timeout(deadlineMilliseconds),
          ...(options.signal ? [options.signal] : []),
        ]),
      })
      return await settle(response, host)
    } catch (error) {
      if (error instanceof BrevetError) throw error
      const isTimeout = error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)
      throw new BrevetError('source_unreachable', { host, reason: isTimeout ? 'timeout' : 'network' })
    }
  }
}

async function settle(response: Response, host: string): Promise<Response> {
  const { status, headers } = response
  const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status < 400)
  const isBusy = status >= 500 || status === 429
  if (isRedirect || isBusy) await response.body?.cancel()
  if (isRedirect) throw new BrevetError('source_misconfigured', { host, reason: 'redirect' })
  if (isBusy) throw new BrevetError('source_unreachable', { host, reason: 'status', status })
  const body = await readBody(response, host)
  return new Response(body.length === 0 ? null : body, { status, headers })
}

async function readBody(response: Response, host: string): Promise<string> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > maxBodyBytes) {
      await reader?.cancel()
      throw new BrevetError('source_unreachable', { host, reason: 'too_large' })
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}
