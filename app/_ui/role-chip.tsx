import { type KeyboardEvent, memo } from 'react'
import { consoleAction, consolePath, type RoleTarget } from './access-view'
import { Highlight } from './highlight'
import { asksFirst } from './role-offer'

interface RoleChipProps {
  readonly target: RoleTarget
  readonly words: readonly string[]
  readonly onKeys: (target: RoleTarget) => void
  /** Opens the menu of further ways into the console under the arrow. */
  readonly onMore: (target: RoleTarget, arrow: HTMLElement) => void
}

/**
 * One role with its two verbs: the name opens the console (a POST of the form around the list; where a grant asks something,
 * the page that asks), the key gives keys. The arrow between them, or Alt and the down arrow on either, offers other places of
 * the console.
 * In the grid the arrow keys reach the buttons, so that only one of them is a tab stop. A privileged role in production has a shield, and another colour of edge and text.
 */
export const RoleChip = memo(function RoleChip({ target, words, onKeys, onMore }: RoleChipProps) {
  const { account, role } = target
  const name = (
    <>
      {role.privileged && <ChipIcon name="privileged" size="xs" />}
      <bdi>
        <Highlight text={role.name} words={words} />
      </bdi>
    </>
  )
  const place = `${role.name} in ${account.name}${role.privileged ? ', privileged' : ''}`
  function openMenu(event: KeyboardEvent<HTMLElement>) {
    if (!event.altKey || event.key !== 'ArrowDown') return
    event.preventDefault()
    const arrow = event.currentTarget.parentElement?.querySelector<HTMLElement>('.chip-arrow')
    if (arrow) onMore(target, arrow)
  }
  return (
    <span className={role.privileged ? 'chip chip-privileged' : 'chip'} title={role.description || undefined}>
      {role.console && (
        <button
          type="submit"
          tabIndex={-1}
          formMethod={asksFirst(role) ? 'get' : 'post'}
          formAction={asksFirst(role) ? consolePath(target) : consoleAction(target)}
          aria-label={`${place}: open console`}
          onKeyDown={openMenu}
        >
          {name}
          <ChipIcon name="console" size="xs" />
        </button>
      )}
      {role.console && (
        <button
          type="button"
          tabIndex={-1}
          className="chip-arrow"
          aria-label={`${place}: more ways to open the console`}
          aria-haspopup="menu"
          onClick={(event) => onMore(target, event.currentTarget)}
          onKeyDown={openMenu}
        >
          <ChipIcon name="more" size="xs" />
        </button>
      )}
      {role.keys && (
        <button type="button" tabIndex={-1} aria-label={`${place}: get keys`} onClick={() => onKeys(target)}>
          {!role.console && name}
          <ChipIcon name="keys" size="sm" />
        </button>
      )}
    </span>
  )
})

interface ChipIconProps {
  readonly name: 'console' | 'keys' | 'more' | 'privileged'
  readonly size: 'xs' | 'sm'
}

function ChipIcon({ name, size }: ChipIconProps) {
  return (
    <svg className={`icon icon-${size}`} aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  )
}
