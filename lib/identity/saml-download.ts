import { BrevetError } from '../domain/errors'

const deadlineMilliseconds = 5_000
const maxBytes = 1024 * 1024
const maxRedirects = 3

/**
 * Fetches a document: 5 s for everything, at most 1 MiB of UTF-8, redirects within the same origin only.
 * Fails with `source_unreachable`, or with `source_misconfigured` on a redirect to another place.
 */
export async function download(url: URL, fetchFrom: typeof fetch): Promise<string> {
  try {
    const signal = AbortSignal.timeout(deadlineMilliseconds)
    const bytes = await readBody(await follow(url, fetchFrom, signal), url)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof BrevetError) throw error
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new BrevetError('source_misconfigured', { host: url.host, reason: 'not_utf8' })
    }
    const isTimeout = error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)
    throw new BrevetError('source_unreachable', { host: url.host, reason: isTimeout ? 'timeout' : 'network' })
  }
}

async function follow(start: URL, fetchFrom: typeof fetch, signal: AbortSignal): Promise<Response> {
  let url = start
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const response = await fetchFrom(url.href, {
      redirect: 'manual',
      cache: 'no-store',
      signal,
      headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml' },
    })
    if (response.status < 300 || response.status >= 400) return response
    await response.body?.cancel()
    url = redirectTarget(response.headers.get('location'), url)
  }
  throw new BrevetError('source_misconfigured', { host: start.host, reason: 'redirects' })
}

function redirectTarget(location: string | null, from: URL): URL {
  const target = URL.canParse(location ?? '', from.href) ? new URL(location ?? '', from.href) : null
  if (target?.origin === from.origin) return target
  throw new BrevetError('source_misconfigured', { host: from.host, reason: 'redirect' })
}

async function readBody(response: Response, { host }: URL): Promise<Uint8Array> {
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new BrevetError('source_unreachable', { host, reason: 'status', status: response.status })
  }
  const parts: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    parts.push(part.value)
    if (size <= maxBytes) continue
    await reader?.cancel()
    throw new BrevetError('source_unreachable', { host, reason: 'too_large' })
  }
  return Buffer.concat(parts)
}
