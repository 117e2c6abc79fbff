import type { ReactNode } from 'react'
import type { RoleTarget } from './access-view'
import { AccountId } from './account-id'
import { EnvironmentBadge } from './environment-badge'
import { Untrusted } from './untrusted'

interface RoleIdentityProps {
  readonly account: RoleTarget['account']
  /** What follows the account: the role, or the region. */
  readonly children: ReactNode
}

/** Where somebody is about to be: environment, account and its id together, on every dialog and page about one role. */
export function RoleIdentity({ account, children }: RoleIdentityProps) {
  return (
    <div className="identity">
      <EnvironmentBadge environment={account.environment} />
      <strong className="font-semibold">
        <Untrusted>{account.name}</Untrusted>
      </strong>
      <AccountId id={account.id} />
      {children}
    </div>
  )
}
