/** Where in the console somebody wants to go. */
export interface ConsoleDestination {
  readonly url: string
  /** From `?region=` or the host; null when the URL names none. */
  readonly region: string | null
}

/** Console hosts by partition; regional ones carry a prefix. */
const consoleHosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-eusc': 'console.amazonaws-eusc.eu',
}

/** Reads a console URL of this partition; null for any other address. */
export function readDestination(text: string, partition: string): ConsoleDestination | null {
  const consoleHost = consoleHosts[partition]
  if (!consoleHost || !URL.canParse(text)) return null
  const url = new URL(text)
  const isConsole = url.hostname === consoleHost || url.hostname.endsWith(`.${consoleHost}`)
  if (url.protocol !== 'https:' || !isConsole || url.port || url.username || url.password) return null
  const prefix = url.hostname
    .slice(0, -consoleHost.length - 1)
    .split('.')
    .at(-1)
  return { url: url.href, region: url.searchParams.get('region') ?? (prefix || null) }
}
