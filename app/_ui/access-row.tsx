import { memo, type Ref, useMemo } from 'react'
import { useTexts } from '#texts'
import type { AccessActions } from './access-actions'
import { AccessIcon } from './access-icons'
import type { AccessMatch } from './access-search'
import { formatAccountId, targetOf } from './access-view'
import { EnvironmentBadge } from './environment-badge'
import { Highlight } from './highlight'
import { OpeningForm } from './opening-form'
import { RoleChip } from './role-chip'

interface AccessRowProps {
  readonly match: AccessMatch
  readonly words: readonly string[]
  readonly favourites: ReadonlySet<string>
  readonly actions: AccessActions
  /** Its place among all rows of the list, from zero. */
  readonly place: number
  /** All rows of a long list are in the page, and share a form. */
  readonly isWhole: boolean
  readonly ref?: Ref<HTMLTableRowElement>
}

/** One account: environment, name, id, a chip for each role, and the menu. */
export const AccessRow = memo(function AccessRow({
  match,
  words,
  favourites,
  actions,
  place,
  isWhole,
  ref,
}: AccessRowProps) {
  const t = useTexts('role')
  const { account, roles } = match
  const targets = useMemo(() => roles.map((role) => targetOf(account, role)), [account, roles])
  return (
    <tr ref={ref} className="account" data-row data-index={place} aria-rowindex={place + 2}>
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
          aria-label={t('copyIdOf', { id: formatAccountId(account.id), account: account.name })}
        >
          {formatAccountId(account.id)}
        </button>
      </td>
      <td className="account-roles">
        <OpeningForm className="chips" isShared={isWhole}>
          {targets.map((target) => (
            <RoleChip
              key={target.role.id}
              target={target}
              words={words}
              isFavourite={favourites.has(target.role.id)}
              actions={actions}
            />
          ))}
        </OpeningForm>
      </td>
      <td className="account-more">
        <button
          type="button"
          className="btn btn-ghost btn-icon btn-small"
          tabIndex={-1}
          aria-label={t('more', { account: account.name })}
          aria-haspopup="menu"
          onClick={(event) => actions.onAccount(account, event.currentTarget)}
        >
          <AccessIcon name="menu" size="sm" />
        </button>
      </td>
    </tr>
  )
})
