import type { Entitlement } from '@/lib/domain/entitlement'
import { formatAccountId } from './access-view'

interface RoleBundle {
  readonly entitlement: Pick<Entitlement, 'account' | 'role' | 'method' | 'because'>
  /** As AWS shows it; null where Brevet does not choose it. */
  readonly sessionName: string | null
  /** Label of the source through which the person signed in. */
  readonly source: string
  /** Of what the person was given last; null before that. */
  readonly lastReference: string | null
  readonly at: Date
}

/** What somebody sends to whoever helps them with a role: plain lines, nothing secret. */
export function roleBundle({ entitlement, sessionName, source, lastReference, at }: RoleBundle): string {
  const { account, role, method, because } = entitlement
  const grants = [...new Set(because.map(({ grant }) => grant))]
  return [
    `Role: ${role.name} in ${account.name} (${formatAccountId(account.id)})`,
    `ARN: ${role.arn}`,
    `Method: ${method}`,
    `Grants: ${grants.join(', ')}`,
    ...(sessionName === null ? [] : [`Session name: ${sessionName}`]),
    `Signed in through: ${source}`,
    ...(lastReference === null ? [] : [`Last reference: ${lastReference}`]),
    `Time: ${at.toISOString()}`,
  ].join('\n')
}
