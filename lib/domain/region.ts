import type { PartitionId } from './partition'

/** A region as people choose it. */
export interface Region {
  readonly id: string
  /** As AWS writes it: `Europe (Ireland)`. */
  readonly name: string
  /** Off until an account's administrator enables it there. */
  readonly isOptIn: boolean
}

/** The regions that are offered, by partition; one that is not here can still be chosen. Source: AWS General Reference, "Regions and endpoints". */
export const regions: Readonly<Record<PartitionId, readonly Region[]>> = {
  aws: [
    region('us-east-1', 'US East (N. Virginia)'),
    region('us-east-2', 'US East (Ohio)'),
    region('us-west-1', 'US West (N. California)'),
    region('us-west-2', 'US West (Oregon)'),
    optIn('af-south-1', 'Africa (Cape Town)'),
    optIn('ap-east-1', 'Asia Pacific (Hong Kong)'),
    optIn('ap-east-2', 'Asia Pacific (Taipei)'),
    region('ap-northeast-1', 'Asia Pacific (Tokyo)'),
    region('ap-northeast-2', 'Asia Pacific (Seoul)'),
    region('ap-northeast-3', 'Asia Pacific (Osaka)'),
    region('ap-south-1', 'Asia Pacific (Mumbai)'),
    optIn('ap-south-2', 'Asia Pacific (Hyderabad)'),
    region('ap-southeast-1', 'Asia Pacific (Singapore)'),
    region('ap-southeast-2', 'Asia Pacific (Sydney)'),
    optIn('ap-southeast-3', 'Asia Pacific (Jakarta)'),
    optIn('ap-southeast-4', 'Asia Pacific (Melbourne)'),
    optIn('ap-southeast-5', 'Asia Pacific (Malaysia)'),
    optIn('ap-southeast-6', 'Asia Pacific (New Zealand)'),
    optIn('ap-southeast-7', 'Asia Pacific (Thailand)'),
    region('ca-central-1', 'Canada (Central)'),
    optIn('ca-west-1', 'Canada West (Calgary)'),
    region('eu-central-1', 'Europe (Frankfurt)'),
    optIn('eu-central-2', 'Europe (Zurich)'),
    region('eu-north-1', 'Europe (Stockholm)'),
    optIn('eu-south-1', 'Europe (Milan)'),
    optIn('eu-south-2', 'Europe (Spain)'),
    region('eu-west-1', 'Europe (Ireland)'),
    region('eu-west-2', 'Europe (London)'),
    region('eu-west-3', 'Europe (Paris)'),
    optIn('il-central-1', 'Israel (Tel Aviv)'),
    optIn('me-central-1', 'Middle East (UAE)'),
    optIn('me-south-1', 'Middle East (Bahrain)'),
    optIn('mx-central-1', 'Mexico (Central)'),
    region('sa-east-1', 'South America (São Paulo)'),
  ],
  'aws-us-gov': [region('us-gov-east-1', 'AWS GovCloud (US-East)'), region('us-gov-west-1', 'AWS GovCloud (US-West)')],
  'aws-cn': [region('cn-north-1', 'China (Beijing)'), region('cn-northwest-1', 'China (Ningxia)')],
  'aws-eusc': [region('eusc-de-east-1', 'AWS European Sovereign Cloud (Germany)')],
  'aws-iso': [region('us-iso-east-1', 'US ISO East'), region('us-iso-west-1', 'US ISO West')],
  'aws-iso-b': [region('us-isob-east-1', 'US ISOB East (Ohio)'), region('us-isob-west-1', 'US ISOB West')],
  'aws-iso-e': [region('eu-isoe-west-1', 'EU ISOE West')],
  'aws-iso-f': [region('us-isof-east-1', 'US ISOF East'), region('us-isof-south-1', 'US ISOF South')],
}

function region(id: string, name: string): Region {
  return { id, name, isOptIn: false }
}

function optIn(id: string, name: string): Region {
  return { id, name, isOptIn: true }
}
