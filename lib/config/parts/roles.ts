import type { RoleConfig } from '../config'
import { type Drafted, fitting, rawText } from '../draft'
import type { FaultLog } from '../fault-log'
import type { RoleEntry } from '../schema/access-schema'

/** Role names are unique; IAM does not tell upper from lower case. */
export function checkRoles(list: readonly Drafted<RoleEntry>[], log: FaultLog): void {
  const seen = new Map<string, Drafted<RoleEntry>>()
  for (const item of list) {
    const name = rawText(item, 'name')?.toLowerCase()
    if (name === undefined) continue
    const first = seen.get(name)
    if (first)
      log.fault(
        [...item.path, 'name'],
        `is used by roles[${String(first.path[1])}] already; IAM does not tell upper from lower case`,
      )
    else seen.set(name, item)
  }
  for (const { entry, path } of fitting(list)) {
    if (!entry.console && !entry.keys) log.warn(path, 'gives neither console nor keys, so nobody can use it')
  }
}

/** The role as the entitlements stage sees it. */
export function toRole(entry: RoleEntry): RoleConfig {
  const { maxSession, method, policy, policyArns, ...rest } = entry
  const document = policy === undefined ? null : JSON.stringify(policy)
  const sessionPolicy = document === null && policyArns.length === 0 ? null : { policy: document, policyArns }
  return { ...rest, maxSessionSeconds: maxSession, methods: method ?? null, sessionPolicy }
}
