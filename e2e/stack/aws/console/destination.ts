import { consoleHosts, isAt, signInOf } from './partition-sign-in'

/** Where in the console somebody wants to go. */
export interface ConsoleDestination {
  readonly url: string
  /** From `?region=` or the host; null when the URL names none. */
  readonly region: string | null
}

/**
 * Reads a console URL of this partition; null for any other address. Where the host of the console is not published, any address is
 * taken that is not the console of another partition.
 */
export function readDestination(text: string, partition: string): ConsoleDestination | null {
  const signIn = signInOf(partition)
  if (!signIn || !URL.canParse(text)) return null
  const url = new URL(text)
  const { consoleHost } = signIn
  const isConsole = consoleHost === null ? isElsewhere(url) : isAt(url, consoleHost)
  return isConsole ? { url: url.href, region: url.searchParams.get('region') ?? regionOf(url, consoleHost) } : null
}

function isElsewhere(url: URL): boolean {
  return isAt(url, url.hostname) && !consoleHosts.some((host) => isAt(url, host))
}

/** `eu-west-1` of `123456789012-abcdefgh.eu-west-1.console.aws.amazon.com`. */
function regionOf({ hostname }: URL, consoleHost: string | null): string | null {
  if (consoleHost === null) return null
  const prefix = hostname.slice(0, -consoleHost.length - 1)
  return prefix.split('.').at(-1) || null
}
