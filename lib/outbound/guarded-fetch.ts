/**
 * The way to addresses that others name: providers in the configuration, and what their documents say. It goes by https to public
 * addresses and to those that the configuration allows, and to nobody else, so that no document leads Brevet into its own network.
 * An address is judged where the connection is opened: what was judged is what is connected to, however a name changes meanwhile.
 */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { BrevetError } from '../domain/errors'
import { addressRefusal, type OutboundRules, type Refusal, urlRefusal } from './destination'
import { socketFetch } from './socket-fetch'

/** Gives every address of a name. */
export type Resolve = (
  name: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

export interface GuardedFetchOptions {
  readonly rules: OutboundRules
  /** Told of every refusal; the error itself says less. */
  readonly onRefused: (refusal: Refusal) => void
  /** Default: the system's. */
  readonly resolve?: Resolve
}

/**
 * A fetch that follows no redirect and fails with `source_address_refused` before it connects to a place that is not allowed, or to
 * a name of which one address is not.
 */
export function createGuardedFetch({ rules, onRefused, resolve = systemLookup }: GuardedFetchOptions): typeof fetch {
  const refuse = (refusal: Refusal): BrevetError => {
    onRefused(refusal)
    const { host, reason } = refusal
    return new BrevetError('source_address_refused', { host, reason })
  }
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const refusal = urlRefusal(url, rules)
    if (refusal) throw refuse(refusal)
    const judge = (addresses: readonly LookupAddress[]): BrevetError | null => {
      for (const { address } of addresses) {
        const found = addressRefusal(url, address, rules)
        if (found) return refuse(found)
      }
      return null
    }
    const request = new Request(input, init)
    const signal = init?.signal ?? (input instanceof Request ? input.signal : null)
    return socketFetch({ request, signal, lookup: judgedLookup(resolve, judge) })
  }
}

/** Node asks for all addresses when it may try several, else for one. */
function judgedLookup(resolve: Resolve, judge: (addresses: readonly LookupAddress[]) => Error | null): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      const fault = error ?? (first ? judge(addresses) : new Error('a name without addresses'))
      if (fault || !first) done(fault, '')
      else if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}
