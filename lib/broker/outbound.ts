import type { Config } from '../config/config'
import { isLoopbackHost } from '../config/web-address'
import type { Refusal } from '../outbound/destination'
import { createGuardedFetch } from '../outbound/guarded-fetch'
import { networkList } from './client-address'

interface Asking {
  /** Id of the source whose provider is asked. */
  readonly source: string
  readonly now: () => Date
}

/** The fetch of one source: to public addresses and to what `outbound.allow` names. What it refuses is in the log. */
export function guardedFetch({ publicUrl, outbound }: Config, { source, now }: Asking): typeof fetch {
  const rules = {
    hosts: new Set(outbound.hosts),
    networks: networkList(outbound.networks),
    isOnLoopback: isLoopbackHost(new URL(publicUrl).hostname),
  }
  return createGuardedFetch({ rules, onRefused: (refusal) => logRefused(source, refusal, now()) })
}

/** One JSON line for the administrator; the person is told no address. */
function logRefused(source: string, { host, address, reason }: Refusal, at: Date): void {
  const line = {
    at: at.toISOString(),
    level: 'warn',
    action: 'outbound',
    outcome: 'refused',
    code: 'source_address_refused',
    source,
    host,
    address,
    reason,
    advice: adviceOn({ host, address, reason }),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function adviceOn({ host, address, reason }: Refusal): string {
  if (reason === 'scheme') return 'identity providers are asked by https only'
  if (reason === 'user_info') return 'an address with a user name or password is not asked'
  if (reason === 'metadata') return 'the address of a metadata service is never asked'
  const entries = reason === 'reserved' || host === address ? [address] : [host, address]
  return `if the provider is meant to be there, name it in brevet.yaml: outbound.allow: [${entries.join('] or [')}]`
}
