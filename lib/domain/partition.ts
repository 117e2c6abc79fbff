/** The AWS partitions that Brevet can serve. Credentials never cross from one to another. */
export const partitionIds = [
  'aws',
  'aws-us-gov',
  'aws-cn',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
] as const

export type PartitionId = (typeof partitionIds)[number]

/** Where a partition lives: names and hosts that follow from a role's ARN. */
export interface Partition {
  readonly id: PartitionId
  readonly dnsSuffix: string
  /** Suffix of the hosts that answer over IPv4 and IPv6. */
  readonly dualStackDnsSuffix: string
  /** Where STS answers with FIPS 140 modules: on hosts of their own, on its usual hosts, or not at all. */
  readonly stsFips: 'own-hosts' | 'usual-hosts' | 'none'
  readonly globalRegion: string
  /** To which calls of IAM, one service in a partition, are scoped. */
  readonly iamRegion: string
  readonly regionPattern: RegExp
  /** Host suffix of sign-in; regional hosts are `<region>.<signInHost>`. */
  readonly signInHost: string
  /** The region whose sign-in host answers when no other region is named. */
  readonly signInRegion: string
  /** Host suffix of the console; regional hosts are `<region>.<consoleHost>`. Null: not published, so the operator names it. */
  readonly consoleHost: string | null
  /** Path of the federation endpoint on the sign-in hosts. Null: not published, so the operator names the endpoint. */
  readonly federationPath: string | null
  /** Whether the sign-in host exists only with a region prefix. */
  readonly isSignInRegional: boolean
}

/** Source: AWS service endpoint tables, the partition list of the SDKs, and the sign-in rule sets of the SDKs. */
export const partitions: Readonly<Record<PartitionId, Partition>> = {
  aws: {
    id: 'aws',
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    stsFips: 'own-hosts',
    globalRegion: 'us-east-1',
    iamRegion: 'us-east-1',
    regionPattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-(?!gov-)\w+-\d+$/,
    signInHost: 'signin.aws.amazon.com',
    signInRegion: 'us-east-1',
    consoleHost: 'console.aws.amazon.com',
    federationPath: '/federation',
    isSignInRegional: false,
  },
  'aws-us-gov': {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    stsFips: 'usual-hosts',
    globalRegion: 'us-gov-west-1',
    iamRegion: 'us-gov-west-1',
    regionPattern: /^us-gov-\w+-\d+$/,
    signInHost: 'signin.amazonaws-us-gov.com',
    signInRegion: 'us-gov-west-1',
    consoleHost: 'console.amazonaws-us-gov.com',
    federationPath: '/federation',
    isSignInRegional: false,
  },
  'aws-cn': {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    stsFips: 'none',
    globalRegion: 'cn-northwest-1',
    iamRegion: 'cn-north-1',
    regionPattern: /^cn-\w+-\d+$/,
    signInHost: 'signin.amazonaws.cn',
    signInRegion: 'cn-north-1',
    consoleHost: 'console.amazonaws.cn',
    federationPath: '/federation',
    isSignInRegional: false,
  },
  'aws-eusc': {
    id: 'aws-eusc',
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    stsFips: 'own-hosts',
    globalRegion: 'eusc-de-east-1',
    iamRegion: 'eusc-de-east-1',
    regionPattern: /^eusc-de-\w+-\d+$/,
    signInHost: 'signin.amazonaws-eusc.eu',
    signInRegion: 'eusc-de-east-1',
    consoleHost: 'console.amazonaws-eusc.eu',
    federationPath: '/federation',
    isSignInRegional: true,
  },
  'aws-iso': {
    id: 'aws-iso',
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
    stsFips: 'own-hosts',
    globalRegion: 'us-iso-east-1',
    iamRegion: 'us-iso-east-1',
    regionPattern: /^us-iso-\w+-\d+$/,
    signInHost: 'signin.c2shome.ic.gov',
    signInRegion: 'us-iso-east-1',
    consoleHost: null,
    federationPath: null,
    isSignInRegional: false,
  },
  'aws-iso-b': {
    id: 'aws-iso-b',
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
    stsFips: 'own-hosts',
    globalRegion: 'us-isob-east-1',
    iamRegion: 'us-isob-east-1',
    regionPattern: /^us-isob-\w+-\d+$/,
    signInHost: 'signin.sc2shome.sgov.gov',
    signInRegion: 'us-isob-east-1',
    consoleHost: null,
    federationPath: null,
    isSignInRegional: false,
  },
  'aws-iso-e': {
    id: 'aws-iso-e',
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
    stsFips: 'own-hosts',
    globalRegion: 'eu-isoe-west-1',
    iamRegion: 'eu-isoe-west-1',
    regionPattern: /^eu-isoe-\w+-\d+$/,
    signInHost: 'signin.csphome.adc-e.uk',
    signInRegion: 'eu-isoe-west-1',
    consoleHost: null,
    federationPath: null,
    isSignInRegional: false,
  },
  'aws-iso-f': {
    id: 'aws-iso-f',
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
    stsFips: 'own-hosts',
    globalRegion: 'us-isof-south-1',
    iamRegion: 'us-isof-south-1',
    regionPattern: /^us-isof-\w+-\d+$/,
    signInHost: 'signin.csphome.hci.ic.gov',
    signInRegion: 'us-isof-south-1',
    consoleHost: null,
    federationPath: null,
    isSignInRegional: false,
  },
}

/** The partition a region belongs to, or null for a name that fits none. */
export function partitionOfRegion(region: string): Partition | null {
  return Object.values(partitions).find((partition) => partition.regionPattern.test(region)) ?? null
}

/** What the operator wrote of a partition; null: AWS's own. */
type ConfiguredRecipients = Readonly<Partial<Record<PartitionId, { readonly recipient: string | null }>>>

/** Partitions whose SAML address is published nowhere. */
const withoutSamlAddress: readonly PartitionId[] = ['aws-iso-e', 'aws-iso-f']

/**
 * AWS sign-in of a partition: the Recipient of assertions, which trust policies see as `saml:aud`. Null where AWS publishes none and
 * the operator wrote none.
 */
export function samlRecipient(id: PartitionId, configured: ConfiguredRecipients = {}): string | null {
  const own = configured[id]?.recipient
  if (own || withoutSamlAddress.includes(id)) return own ?? null
  const { signInHost, isSignInRegional, signInRegion } = partitions[id]
  return `https://${isSignInRegional ? `${signInRegion}.` : ''}${signInHost}/saml`
}
