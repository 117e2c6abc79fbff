import type { ConsoleWish } from '@/lib/broker/issue'
import { type ConsolePlace, consoleQuery } from '../_ui/console-query'

/** Where a link to the console leads: `to`, or `service` and `region`; what is absent or empty is null. */
export function consoleWish(read: (name: string) => unknown): ConsoleWish {
  const text = (name: string) => {
    const value = read(name)
    return typeof value === 'string' && value !== '' ? value : null
  }
  return { destination: text('to'), service: text('service'), region: text('region') }
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a page's link says beside the wish, and the wish. */
export interface LinkWish {
  readonly wish: ConsoleWish
  /** As the link says it. */
  readonly duration: string | null
}

/** Parameters of a link that are never a part of the address before them. */
const ownParameters = ['to', 'duration', 'choose', 'accounts']

/**
 * Reads the query of a link. People paste addresses unencoded: what follows an address with a query of its own belongs to that address,
 * and not to the link.
 */
export function linkWish(query: Query): LinkWish {
  const one = (name: string) => [query[name] ?? null].flat()[0] ?? null
  const wish = consoleWish(one)
  const duration = one('duration')
  const { destination, service, region } = wish
  if (destination === null) return { wish, duration }
  if (/^[a-z][a-z0-9-]*$/i.test(destination)) {
    return { wish: { destination: null, service: service ?? destination, region }, duration }
  }
  return { wish: { destination: wholeAddress(destination, query), service: null, region: null }, duration }
}

/** The address with what strayed from it into the link; of an address without a query that is its region at most. */
function wholeAddress(destination: string, query: Query): string {
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/su.exec(destination) ?? []
  const hasQuery = address.includes('?')
  const strayed = Object.entries(query)
    .filter(([name]) => (hasQuery ? !ownParameters.includes(name) : name === 'region'))
    .flatMap(([name, values]) => [values ?? ''].flat().map((value) => [name, value]))
  if (strayed.length === 0) return destination
  return `${address}${hasQuery ? '&' : '?'}${new URLSearchParams(strayed)}${fragment}`
}

/** The place that a link names, as it is written into a link once more. */
export function linkPlace({ wish: { destination: to, service, region }, duration }: LinkWish): ConsolePlace {
  return { to, service, region, duration }
}

/** The sign-in, from which somebody comes back to this link. */
export function signInFor(path: string, link: LinkWish): string {
  return `/signin?${new URLSearchParams({ returnTo: `${path}${consoleQuery(linkPlace(link))}` })}`
}
