import type { SafeDetails } from '../domain/errors'

/** The regions whose STS was asked, in this order, from the details of a refusal: `regions` where there were several, else `region`. */
export function regionsOf({ region, regions = region }: SafeDetails): readonly string[] {
  return typeof regions === 'string' && regions !== '' ? regions.split(' ') : []
}
