import { formatRoleArn } from '../../domain/arn'
import type { RevocationConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import { type Draft, type Drafted, fitting } from '../draft'
import type { FaultLog } from '../fault-log'
import type { AccountEntry } from '../schema/access-schema'
import type { AwsEntry } from '../schema/aws-schema'
import { partitionOf } from './accounts'

/** A role that may lift what was revoked is nobody's to have. */
export function checkRevocation(draft: Draft, log: FaultLog): void {
  const handedOut = new Set(fitting(draft.roles).map(({ entry }) => entry.name.toLowerCase()))
  const places: readonly (readonly [string | false | undefined, ConfigPath])[] = [
    [draft.aws?.revocation.role, ['aws', 'revocation', 'role']],
    ...fitting(draft.accounts).map(({ entry, path }) => [entry.revocationRole, [...path, 'revocationRole']] as const),
  ]
  for (const [role, path] of places) {
    if (role && handedOut.has(splitName(role).name.toLowerCase())) {
      log.fault(path, 'is handed out to people by roles: whoever has it could lift what was revoked')
    }
  }
}

/** Which role writes in which account. */
export function toRevocation(
  accounts: readonly (Drafted<AccountEntry> & { readonly entry: AccountEntry })[],
  { revocation }: AwsEntry,
): RevocationConfig {
  const roles = accounts.flatMap(({ entry }) => {
    const role = entry.revocationRole ?? revocation.role
    if (!role) return []
    return [[entry.id, formatRoleArn({ partition: partitionOf(entry), accountId: entry.id, ...splitName(role) })]]
  })
  return { roles: Object.fromEntries(roles), endpoint: revocation.endpoint ?? null }
}

function splitName(role: string): { readonly path: string; readonly name: string } {
  const end = role.lastIndexOf('/') + 1
  return { path: `/${role.slice(0, end)}`, name: role.slice(end) }
}
