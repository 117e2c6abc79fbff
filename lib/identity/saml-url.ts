import { BrevetError } from '../domain/errors'
import { isLoopback } from './loopback'

/** An https address; plain http is accepted on loopback, and only when the portal is on loopback too. Fails with `source_misconfigured`. */
export function requireSecure(address: string, publicUrl: string): URL {
  if (!URL.canParse(address)) throw misconfigured('not_a_url')
  const url = new URL(address)
  const isLocal = url.protocol === 'http:' && isLoopback(url) && isLoopback(new URL(publicUrl))
  if (url.protocol !== 'https:' && !isLocal) throw misconfigured('insecure')
  if (url.username !== '' || url.password !== '') throw misconfigured('credentials_in_url')
  return url
}

function misconfigured(reason: string): BrevetError {
  return new BrevetError('source_misconfigured', { what: 'address', reason })
}
