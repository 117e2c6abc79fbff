/** The AWS partitions that Brevet can serve. Credentials never cross from one to another. */
export const partitionIds = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'] as const

export type PartitionId = (typeof partitionIds)[number]

/** Where a partition lives: names and hosts that follow from a role's ARN. */
export interface Partition {
  readonly id: PartitionId
  readonly dnsSuffix: string
  readonly globalRegion: string
  readonly regionPattern: RegExp
  /** Host suffix of sign-in; regional hosts are `<region>.<signInHost>`. */
  readonly signInHost: string
  /** Host suffix of the console; regional hosts are `<region>.<consoleHost>`. */
  readonly consoleHost: string
  /** Whether the sign-in host exists only with a region prefix. */
  readonly isSignInRegional: boolean
}

/** Source: AWS service endpoint tables and the partition list of the SDKs. */
export const partitions: Readonly<Record<PartitionId, Partition>> = {
  aws: {
    id: 'aws',
    dnsSuffix: 'amazonaws.com',
    globalRegion: 'us-east-1',
    regionPattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-(?!gov-)\w+-\d+$/,
    signInHost: 'signin.aws.amazon.com',
    consoleHost: 'console.aws.amazon.com',
    isSignInRegional: false,
  },
  'aws-us-gov': {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    globalRegion: 'us-gov-west-1',
    regionPattern: /^us-gov-\w+-\d+$/,
    signInHost: 'signin.amazonaws-us-gov.com',
    consoleHost: 'console.amazonaws-us-gov.com',
    isSignInRegional: false,
  },
  'aws-cn': {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    globalRegion: 'cn-northwest-1',
    regionPattern: /^cn-\w+-\d+$/,
    signInHost: 'signin.amazonaws.cn',
    consoleHost: 'console.amazonaws.cn',
    isSignInRegional: false,
  },
  'aws-eusc': {
    id: 'aws-eusc',
    dnsSuffix: 'amazonaws.eu',
    globalRegion: 'eusc-de-east-1',
    regionPattern: /^eusc-de-\w+-\d+$/,
    signInHost: 'signin.amazonaws-eusc.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
    isSignInRegional: true,
  },
}

/** The partition a region belongs to, or null for a name that fits none. */
export function partitionOfRegion(region: string): Partition | null {
  return Object.values(partitions).find((partition) => partition.regionPattern.test(region)) ?? null
}

/** AWS sign-in of a partition: the Recipient of assertions, which trust policies see as `saml:aud`. */
export function samlRecipient(id: PartitionId): string {
  const { signInHost, isSignInRegional, globalRegion } = partitions[id]
  return `https://${isSignInRegional ? `${globalRegion}.` : ''}${signInHost}/saml`
}
