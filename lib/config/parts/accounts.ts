import { type PartitionId, partitionOfRegion, partitions } from '../../domain/partition'
import type { AccountConfig } from '../config'
import { type Drafted, fitting, rawText } from '../draft'
import type { FaultLog } from '../fault-log'
import type { AccountEntry } from '../schema/access-schema'
import type { AwsEntry } from '../schema/aws-schema'
import { toTrust } from './trust'

/** Ids and aliases name one account each; a region lies in its partition. */
export function checkAccounts(list: readonly Drafted<AccountEntry>[], log: FaultLog): void {
  checkNames(list, log)
  for (const { entry, path } of fitting(list)) {
    const found = entry.region === undefined ? null : partitionOfRegion(entry.region)
    if (!entry.partition || !found || found.id === entry.partition) continue
    const at = [...path, 'region']
    log.fault(
      at,
      `${log.quote(at, entry.region ?? '')} lies in the partition ${found.id}, but partition says ${entry.partition}`,
    )
  }
}

function checkNames(list: readonly Drafted<AccountEntry>[], log: FaultLog): void {
  const owners = new Map<string, Drafted<AccountEntry>>()
  const claim = (item: Drafted<AccountEntry>, key: string) => {
    const name = rawText(item, key)
    if (name === null) return
    const owner = owners.get(name) ?? item
    owners.set(name, owner)
    const path = [...item.path, key]
    if (owner !== item)
      log.fault(path, `${log.quote(path, name)} is used by accounts[${String(owner.path[1])}] already`)
  }
  for (const item of list) claim(item, 'id')
  for (const item of list) claim(item, 'alias')
}

/** The account as the entitlements stage sees it, with what follows from the AWS part filled in. */
export function toAccount(entry: AccountEntry, aws: AwsEntry): AccountConfig {
  const partition = partitionOf(entry)
  const alias = entry.alias ?? entry.id
  return {
    id: entry.id,
    partition,
    alias,
    name: entry.name ?? alias,
    environment: entry.environment,
    region: entry.region ?? defaultRegion(partition, aws.sts.regions),
    tags: entry.tags,
    methods: entry.method ?? aws.method,
    trust: toTrust(entry, aws),
  }
}

/** As given, else where the region lies. */
export function partitionOf(entry: AccountEntry): PartitionId {
  const found = entry.region === undefined ? null : partitionOfRegion(entry.region)
  return entry.partition ?? found?.id ?? 'aws'
}

function defaultRegion(partition: PartitionId, regions: readonly string[]): string {
  return regions.find((region) => partitionOfRegion(region)?.id === partition) ?? partitions[partition].globalRegion
}
