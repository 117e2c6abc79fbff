import type { Account } from '@/lib/domain/entitlement'
import { formatAccountId } from '../_ui/access-view'
import { EnvironmentBadge } from '../_ui/environment-badge'
import { Untrusted } from '../_ui/untrusted'

interface RevocationPlaceProps {
  readonly account: Account | null
  readonly accountId: string
  readonly roleName: string
}

/** An account and a role of it, which brevet.yaml may no longer have. */
export function RevocationPlace({ account, accountId, roleName }: RevocationPlaceProps) {
  return (
    <span className="record-account flex-wrap py-1">
      {account && <EnvironmentBadge environment={account.environment} />}
      {account && (
        <strong className="record-name" title={account.name}>
          <Untrusted>{account.name}</Untrusted>
        </strong>
      )}
      <span className="mono text-ink-3">{account ? accountId.slice(-4) : formatAccountId(accountId)}</span>
      <bdi>{roleName}</bdi>
    </span>
  )
}
