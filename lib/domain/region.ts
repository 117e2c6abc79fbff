import type { PartitionId } from './partition'

/** A region as people choose it. */
export interface Region {
  readonly id: string
  readonly name: string
}

/** The regions that are offered, by partition; one that is not here can still be set for an account. Source: AWS General Reference. */
export const regions: Readonly<Record<PartitionId, readonly Region[]>> = {
  aws: [
    region('us-east-1', 'N. Virginia'),
    region('us-east-2', 'Ohio'),
    region('us-west-1', 'N. California'),
    region('us-west-2', 'Oregon'),
    region('af-south-1', 'Cape Town'),
    region('ap-east-1', 'Hong Kong'),
    region('ap-east-2', 'Taipei'),
    region('ap-northeast-1', 'Tokyo'),
    region('ap-northeast-2', 'Seoul'),
    region('ap-northeast-3', 'Osaka'),
    region('ap-south-1', 'Mumbai'),
    region('ap-south-2', 'Hyderabad'),
    region('ap-southeast-1', 'Singapore'),
    region('ap-southeast-2', 'Sydney'),
    region('ap-southeast-3', 'Jakarta'),
    region('ap-southeast-4', 'Melbourne'),
    region('ap-southeast-5', 'Malaysia'),
    region('ap-southeast-6', 'New Zealand'),
    region('ap-southeast-7', 'Thailand'),
    region('ca-central-1', 'Canada'),
    region('ca-west-1', 'Calgary'),
    region('eu-central-1', 'Frankfurt'),
    region('eu-central-2', 'Zurich'),
    region('eu-north-1', 'Stockholm'),
    region('eu-south-1', 'Milan'),
    region('eu-south-2', 'Spain'),
    region('eu-west-1', 'Ireland'),
    region('eu-west-2', 'London'),
    region('eu-west-3', 'Paris'),
    region('il-central-1', 'Tel Aviv'),
    region('me-central-1', 'UAE'),
    region('me-south-1', 'Bahrain'),
    region('mx-central-1', 'Mexico'),
    region('sa-east-1', 'São Paulo'),
  ],
  'aws-us-gov': [region('us-gov-east-1', 'US-East'), region('us-gov-west-1', 'US-West')],
  'aws-cn': [region('cn-north-1', 'Beijing'), region('cn-northwest-1', 'Ningxia')],
  'aws-eusc': [region('eusc-de-east-1', 'Brandenburg')],
  'aws-iso': [region('us-iso-east-1', 'US ISO East'), region('us-iso-west-1', 'US ISO West')],
  'aws-iso-b': [region('us-isob-east-1', 'US ISOB East'), region('us-isob-west-1', 'US ISOB West')],
  'aws-iso-e': [region('eu-isoe-west-1', 'EU ISOE West')],
  'aws-iso-f': [region('us-isof-east-1', 'US ISOF East'), region('us-isof-south-1', 'US ISOF South')],
}

function region(id: string, name: string): Region {
  return { id, name }
}
