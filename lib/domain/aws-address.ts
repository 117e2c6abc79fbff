import { type AwsPlace, nowhere, readArn } from './aws-place'
import { type Partition, partitions } from './partition'

type Reading = (url: URL) => AwsPlace | null

/** What the address of a console page, a sign-in page or an API of AWS says; null for every other address. */
export function readAddress(text: string): AwsPlace | null {
  const [address = ''] = text.split(/\s/)
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:') return null
  for (const read of readings) {
    const place = read(url)
    if (place) return place
  }
  return null
}

/**
 * `<account id>-<8 characters>.<region>.console…` (a browser with several sessions), `<region>.console…`, `<service>.console…`.
 * Elsewhere an account is named in an ARN, a queue's address, or the path of a registry.
 */
const readConsole: Reading = (url) => {
  const partition = find(({ consoleHost }) => consoleHost !== null && isUnder(url.hostname, consoleHost))
  if (!partition) return null
  const labels = url.hostname.slice(0, -(partition.consoleHost?.length ?? 0)).split('.')
  const inner = decodeLoosely(`${url.pathname}${url.search}${url.hash}`)
  const session = labels.map((label) => /^(\d{12})-[a-z0-9]+$/.exec(label)?.[1]).find((id) => id !== undefined)
  const named =
    labels.find((label) => partition.regionPattern.test(label)) ?? /[?&#/]region=([a-z0-9-]+)/.exec(inner)?.[1]
  return {
    ...nowhere,
    account: session ?? readArn(inner)?.account ?? accountIn(inner),
    partition: partition.id,
    region: named && partition.regionPattern.test(named) ? named : (readArn(inner)?.region ?? null),
    service: /^\/([a-z][a-z0-9-]*)(?:\/|$)/.exec(url.pathname)?.[1] ?? null,
    address: url.href,
  }
}

/** An account's own sign-in page, and the page that switches roles. */
const readSignIn: Reading = ({ hostname, pathname, searchParams }) => {
  const partition = find(({ signInHost }) => isUnder(hostname, signInHost))
  if (!partition) return null
  if (pathname === '/switchrole') {
    const role = searchParams.get('roleName')?.split('/').pop() || null
    return { ...nowhere, partition: partition.id, account: searchParams.get('account') || null, role }
  }
  const [label = ''] = hostname.slice(0, -partition.signInHost.length - 1).split('.')
  const account = label === '' || partition.regionPattern.test(label) ? null : label
  return account ? { ...nowhere, partition: partition.id, account } : null
}

/** A shortcut of the access portal of IAM Identity Center. Source: its User Guide, "Creating shortcut links". */
const readAccessPortal: Reading = ({ hostname, hash }) => {
  if (!/\.(awsapps\.com|awsapps\.cn|app\.aws)$/.test(hostname)) return null
  const query = new URLSearchParams(hash.split('?')[1])
  const destination = query.get('destination') ?? ''
  const page = URL.canParse(destination) ? readConsole(new URL(destination)) : null
  const account = query.get('account_id') ?? page?.account ?? null
  return account ? { ...(page ?? nowhere), account, role: query.get('role_name') } : null
}

/** `<service>.<region>.amazonaws.com` and what stands before it: queues, registries. */
const readApi: Reading = ({ hostname, pathname }) => {
  const partition = find(({ dnsSuffix }) => isUnder(hostname, dnsSuffix))
  const [, service, region] = /(?:^|\.)([a-z][a-z0-9-]*)\.([a-z]+-[a-z-]+-\d+)\./.exec(hostname) ?? []
  const fits = Object.values(partitions).find(({ regionPattern }) => regionPattern.test(region ?? ''))
  if (!partition || !service || !region || !fits) return null
  const account = /^(\d{12})\./.exec(hostname)?.[1] ?? /^\/(\d{12})\//.exec(pathname)?.[1] ?? null
  return { ...nowhere, account, partition: fits.id, region, service }
}

const readings: readonly Reading[] = [readConsole, readSignIn, readAccessPortal, readApi]

function find(fits: (partition: Partition) => boolean): Partition | null {
  return Object.values(partitions).find(fits) ?? null
}

function isUnder(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`)
}

function accountIn(text: string): string | null {
  const [, id] =
    /(?:\/sqs\.[^/]+|\/repositories\/(?:private|public)|[?&#/](?:account|accountId|account_id)=)\/?(\d{12})(?!\d)/.exec(
      text,
    ) ?? []
  return id ?? null
}

/** The console encodes what follows `#` up to twice, and writes `$` for the percent sign there. */
function decodeLoosely(text: string): string {
  return [1, 2, 3].reduce(
    (shown) =>
      shown.replace(/[%$]([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    text,
  )
}
