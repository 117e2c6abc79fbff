/** Where people of a partition sign in, and how assertions must be addressed there. Null: AWS has not published it. */
export interface PartitionSignIn {
  /** Host of the sign-in page; regional ones carry a prefix. */
  readonly signInHost: string
  /** `Audience` of assertions. The STS API does not ask for it; the sign-in page does. */
  readonly audience: string | null
  /** Host of the console; regional ones carry a prefix. */
  readonly consoleHost: string | null
}

/** Source: AWS sign-in endpoint tables; IAM User Guide, "Configure SAML assertions for the authentication response". */
const table: Readonly<Record<string, PartitionSignIn>> = {
  aws: place('signin.aws.amazon.com', 'urn:amazon:webservices', 'console.aws.amazon.com'),
  'aws-us-gov': place('signin.amazonaws-us-gov.com', 'urn:amazon:webservices:govcloud', 'console.amazonaws-us-gov.com'),
  'aws-cn': place('signin.amazonaws.cn', 'urn:amazon:webservices:cn-north-1', 'console.amazonaws.cn'),
  'aws-eusc': place('signin.amazonaws-eusc.eu', null, 'console.amazonaws-eusc.eu'),
  'aws-iso': place('signin.c2shome.ic.gov', null, null),
  'aws-iso-b': place('signin.sc2shome.sgov.gov', null, null),
  'aws-iso-e': place('signin.csphome.adc-e.uk', null, null),
  'aws-iso-f': place('signin.csphome.hci.ic.gov', null, null),
}

/** The sign-in of a partition; null for one that is not known. */
export function signInOf(partition: string): PartitionSignIn | null {
  return table[partition] ?? null
}

/** Every console host that is published. */
export const consoleHosts: readonly string[] = Object.values(table).flatMap(({ consoleHost }) => consoleHost ?? [])

/** Whether a URL is of this host or of a regional one below it: https, and nothing unusual in it. */
export function isAt(url: URL, host: string): boolean {
  const isPlain = url.protocol === 'https:' && !url.port && !url.username && !url.password
  return isPlain && (url.hostname === host || url.hostname.endsWith(`.${host}`))
}

function place(signInHost: string, audience: string | null, consoleHost: string | null): PartitionSignIn {
  return { signInHost, audience, consoleHost }
}
