import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/**
 * Refuses a state change that did not come from a page of this portal.
 * The portal's own address comes from the configuration; no header of the request can move it.
 */
export function requireSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') throw new BrevetError('origin_refused')
  if (headers.get('origin') !== new URL(runtime().broker.publicUrl()).origin) throw new BrevetError('origin_refused')
}
