import { type PartitionId, partitionOfRegion, partitions } from '../../domain/partition'
import type { StsConfig } from '../config'
import { type Drafted, fitting } from '../draft'
import type { AccountEntry } from '../schema/access-schema'
import { type AwsEntry, region } from '../schema/aws-schema'
import { partitionOf } from './accounts'
import { type CheckContext, checkServiceUrl } from './check'

type StsEntry = AwsEntry['sts']

const path = ['aws', 'sts'] as const

/** What the shape of the STS part cannot say. */
export function checkSts(sts: StsEntry, accounts: readonly Drafted<AccountEntry>[], context: CheckContext): void {
  checkEndpoint(sts, context)
  if (!sts.fips) return
  const replaced = typeof sts.endpoint === 'object' ? Object.keys(sts.endpoint) : []
  const used = new Set(fitting(accounts).map(({ entry }) => partitionOf(entry)))
  for (const [index, name] of sts.regions.entries()) {
    const id = partitionOfRegion(name)?.id
    if (!id || replaced.includes(name)) continue
    const at = [...path, 'regions', index]
    if (partitions[id].stsFips === 'none') context.log.fault(at, `lies in ${id}, ${withoutFips}`)
    else if (id === 'aws' && !/^(?:us|ca)-/.test(name)) context.log.warn(at, fipsInAmericaOnly)
    used.delete(id)
  }
  for (const id of used) checkGlobalRegion(id, replaced, context)
}

const withoutFips = 'where STS has no FIPS endpoint: leave aws.sts.fips out, or give an endpoint for the region'
const fipsInAmericaOnly = 'aws.sts.fips: AWS offers FIPS endpoints of STS in the United States and in Canada only'

/** A partition without a configured region is asked in its global region. */
function checkGlobalRegion(id: PartitionId, replaced: readonly string[], { log }: CheckContext): void {
  const { stsFips, globalRegion } = partitions[id]
  if (stsFips === 'none' && !replaced.includes(globalRegion))
    log.fault([...path, 'fips'], `there are accounts in ${id}, ${withoutFips} ${globalRegion}`)
}

function checkEndpoint({ endpoint, fips, dualStack }: StsEntry, context: CheckContext): void {
  const at = [...path, 'endpoint']
  if (typeof endpoint !== 'object') {
    checkServiceUrl(endpoint, at, context)
    for (const [key, isSet] of Object.entries({ fips, dualStack }))
      if (endpoint !== undefined && isSet) context.log.fault([...path, key], withoutEffect)
    return
  }
  for (const [name, url] of Object.entries(endpoint)) {
    if (!region.safeParse(name).success)
      context.log.fault([...at, name], 'the key must be an AWS region, such as eu-west-1', 'key')
    checkServiceUrl(url, [...at, name], context)
  }
}

const withoutEffect = 'has no effect while endpoint replaces the endpoints of all regions'

/** The STS part as the federation stage sees it. */
export function toSts(sts: StsEntry): StsConfig {
  return {
    regions: [...new Set(sts.regions)],
    endpoint: sts.endpoint ?? null,
    fips: sts.fips,
    dualStack: sts.dualStack,
    deadlineSeconds: sts.deadline,
  }
}
