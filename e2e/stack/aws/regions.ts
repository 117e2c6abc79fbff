import { AwsFault } from './aws-fault'

/** What an account's administrators decided about regions. */
export interface AccountRegions {
  /** Regions in which STS was deactivated. */
  readonly deactivated: readonly string[]
  /** Opt-in regions that were enabled. */
  readonly optedIn: readonly string[]
}

export type RegionState = 'active' | 'deactivated' | 'not-opted-in'

/** Regions that are off in every account until it opts in. Source: AWS General Reference, "Managing AWS Regions". */
const optInRegions = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
])

/** Whether a region is off in every account until it opts in. */
export function isOptInRegion(region: string): boolean {
  return optInRegions.has(region)
}

export const initialRegions: AccountRegions = { deactivated: [], optedIn: [] }

/** STS in us-east-1 cannot be deactivated, and only opt-in regions can be opted in. Fails with `ValidationError` 400. */
export function checkRegions({ deactivated, optedIn }: AccountRegions): void {
  if (deactivated.includes('us-east-1')) throw new AwsFault('ValidationError', 400, 'us-east-1 is always active.')
  const other = optedIn.find((region) => !optInRegions.has(region))
  if (other) throw new AwsFault('ValidationError', 400, `${other} is not an opt-in region.`)
}

/** What STS in a region is to an account. */
export function regionState(regions: AccountRegions, region: string): RegionState {
  if (optInRegions.has(region) && !regions.optedIn.includes(region)) return 'not-opted-in'
  return regions.deactivated.includes(region) ? 'deactivated' : 'active'
}
