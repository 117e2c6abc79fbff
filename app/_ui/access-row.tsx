import { memo, useMemo } from 'react'
import type { IndexedAccount } from './access-filter'
import { formatAccountId, type RoleTarget } from './access-view'
import { EnvironmentBadge } from './environment-badge'
import { Highlight } from './highlight'
import { RoleChip } from './role-chip'

interface AccessRowProps {
  readonly indexed: IndexedAccount
  /** Ids of the roles to show, joined by a line feed; null hides the row. A string, so that `memo` can compare it. */
  readonly shown: string | null
  readonly words: readonly string[]
  readonly onKeys: (target: RoleTarget) => void
  readonly onMore: (target: RoleTarget, arrow: HTMLElement) => void
}

/** One account: environment, name, id, and a chip for each role. Hidden rows stay mounted: showing them again is cheap. */
export const AccessRow = memo(function AccessRow({ indexed, shown, words, onKeys, onMore }: AccessRowProps) {
  const { account } = indexed
  const targets = useMemo(() => account.roles.map((role) => ({ account: withoutRoles(account), role })), [account])
  const visible = new Set(shown?.split('\n'))
  return (
    <tr className="account" hidden={shown === null}>
      <td className="min-w-0">
        <EnvironmentBadge environment={account.environment} plain />
      </td>
      <td className="account-name" title={account.name}>
        <bdi>
          <Highlight text={account.name} words={words} />
        </bdi>
      </td>
      <td>
        <button
          type="button"
          className="account-id"
          tabIndex={-1}
          data-account-id={account.id}
          aria-label={`${formatAccountId(account.id)}: copy account ID of ${account.name}`}
        >
          {formatAccountId(account.id)}
        </button>
      </td>
      <td className="chips">
        {targets.map(
          (target) =>
            visible.has(target.role.id) && (
              <RoleChip key={target.role.id} target={target} words={words} onKeys={onKeys} onMore={onMore} />
            ),
        )}
      </td>
    </tr>
  )
})

function withoutRoles({ roles: _, ...account }: IndexedAccount['account']): RoleTarget['account'] {
  return account
}
