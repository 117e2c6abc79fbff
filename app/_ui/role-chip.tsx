import { memo } from 'react'
import { useTexts } from '#texts'
import type { Texts } from '../_messages/texts'
import type { AccessActions } from './access-actions'
import { AccessIcon } from './access-icons'
import { consoleAction, consolePath, type RoleTarget } from './access-view'
import { Highlight } from './highlight'
import { asksFirst } from './role-offer'
import { menuKey } from './roving-focus'

interface RoleChipProps {
  readonly target: RoleTarget
  readonly words: readonly string[]
  readonly isFavourite: boolean
  readonly actions: AccessActions
}

/**
 * One role with its two verbs: the name opens the console (a POST of the form around the list; where a grant asks something,
 * the page that asks), the key gives keys. The arrow between them, or Alt and the down arrow on either, offers other places of
 * the console; the star makes it a favourite.
 * In the grid the arrow keys reach the buttons, so that only one of them is a tab stop. A privileged role in production has a shield, and another colour of edge and text.
 */
export const RoleChip = memo(function RoleChip({ target, words, isFavourite, actions }: RoleChipProps) {
  const { role } = target
  const name = (
    <>
      {role.privileged && <AccessIcon name="privileged" size="xs" />}
      <bdi>
        <Highlight text={role.name} words={words} />
      </bdi>
    </>
  )
  const t = useTexts('role')
  const place = placeName(t, target)
  const openMenu = menuKey((arrow) => actions.onMore(target, arrow))
  return (
    <span
      className={role.privileged ? 'chip chip-privileged' : 'chip'}
      title={role.description || undefined}
      data-entitlement={role.id}
    >
      {role.console && (
        <button
          type="submit"
          tabIndex={-1}
          {...opening(target)}
          aria-label={t('openConsole', { place })}
          onKeyDown={openMenu}
        >
          {name}
          <AccessIcon name="console" size="xs" />
        </button>
      )}
      {role.console && (
        <button
          type="button"
          tabIndex={-1}
          className="chip-arrow"
          aria-label={t('moreWays', { place })}
          aria-haspopup="menu"
          onClick={(event) => actions.onMore(target, event.currentTarget)}
          onKeyDown={openMenu}
        >
          <AccessIcon name="more" size="xs" />
        </button>
      )}
      {role.keys && (
        <button type="button" tabIndex={-1} aria-label={t('getKeys', { place })} onClick={() => actions.onKeys(target)}>
          {!role.console && name}
          <AccessIcon name="keys" size="sm" />
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        className="star"
        aria-label={t('favourite', { place })}
        aria-pressed={isFavourite}
        onClick={() => actions.onStar(target)}
      >
        <AccessIcon name="star" size="xs" />
      </button>
    </span>
  )
})

/** How a role is named to who hears it: the same name may stand in every account. */
export function placeName(t: Texts<'role'>, { account, role }: RoleTarget): string {
  return t('place', { role: role.name, account: account.name, isPrivileged: String(role.privileged) })
}

/** What makes a button open the console of a role: a POST, or the page that asks what a grant asks. */
export function opening(target: RoleTarget): { readonly formMethod: string; readonly formAction: string } {
  return asksFirst(target.role)
    ? { formMethod: 'get', formAction: consolePath(target) }
    : { formMethod: 'post', formAction: consoleAction(target) }
}
