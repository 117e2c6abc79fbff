import { useTexts } from '#texts'
import type { AccessActions } from './access-actions'
import { AccessIcon } from './access-icons'
import type { RoleTarget } from './access-view'
import { EnvironmentBadge } from './environment-badge'
import { OpeningForm } from './opening-form'
import { opening, placeName } from './role-chip'
import { menuKey } from './roving-focus'
import { Untrusted } from './untrusted'

interface PickRowProps {
  readonly target: RoleTarget
  readonly isFavourite: boolean
  readonly actions: AccessActions
}

/** One role of the favourites or recents, with its verbs written out. */
export function PickRow({ target, isFavourite, actions }: PickRowProps) {
  const t = useTexts('role')
  const place = placeName(t, target)
  const { account, role } = target
  return (
    <tr className="pick" data-row data-entitlement={role.id}>
      <td>
        <button
          type="button"
          tabIndex={-1}
          className="star"
          aria-pressed={isFavourite}
          aria-label={t('favouriteOf', { place })}
          onClick={() => actions.onStar(target)}
        >
          <AccessIcon name="star" size="sm" />
        </button>
      </td>
      <td className="pick-environment">
        <EnvironmentBadge environment={account.environment} />
      </td>
      <td className="pick-account" title={account.name}>
        <span className="truncate font-semibold">
          <Untrusted>{account.name}</Untrusted>
        </span>
        <span className="mono text-ink-3">{account.id.slice(-4)}</span>
      </td>
      <td className={role.privileged ? 'pick-role pick-privileged' : 'pick-role'} title={role.description || undefined}>
        <span className="pick-place">
          <EnvironmentBadge environment={account.environment} plain />
        </span>
        {role.privileged && <AccessIcon name="privileged" size="xs" />}
        <bdi className="truncate">{role.name}</bdi>
      </td>
      <td className="pick-verbs">
        {role.console && (
          <OpeningForm>
            <ConsoleButtons target={target} actions={actions} />
          </OpeningForm>
        )}
        {role.keys && (
          <button
            type="button"
            tabIndex={-1}
            className="btn btn-small pick-keys"
            aria-label={t('keysFor', { place })}
            onClick={() => actions.onKeys(target)}
          >
            <span>{t('keys')}</span>
            <AccessIcon name="keys" size="sm" />
          </button>
        )}
      </td>
    </tr>
  )
}

function ConsoleButtons({ target, actions }: Pick<PickRowProps, 'target' | 'actions'>) {
  const t = useTexts('role')
  const place = placeName(t, target)
  const openMenu = menuKey((arrow) => actions.onMore(target, arrow))
  return (
    <span className="split">
      <button
        type="submit"
        tabIndex={-1}
        className="btn btn-small"
        {...opening(target)}
        aria-label={t('consoleOf', { place })}
        onKeyDown={openMenu}
      >
        {t('console')}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="btn btn-small btn-arrow"
        aria-label={t('moreWaysOf', { place })}
        aria-haspopup="menu"
        onClick={(event) => actions.onMore(target, event.currentTarget)}
        onKeyDown={openMenu}
      >
        <AccessIcon name="more" size="sm" />
      </button>
    </span>
  )
}
