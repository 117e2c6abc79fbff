import { memo } from 'react'
import { consoleAction, type RoleTarget } from './access-view'
import { Highlight } from './highlight'

interface RoleChipProps {
  readonly target: RoleTarget
  readonly words: readonly string[]
  readonly onKeys: (target: RoleTarget) => void
}

/**
 * One role with its two verbs: the name opens the console (a POST of the form around the list), the key gives keys.
 * In the grid the arrow keys reach the buttons, so that only one of them is a tab stop.
 */
export const RoleChip = memo(function RoleChip({ target, words, onKeys }: RoleChipProps) {
  const { account, role } = target
  const name = <Highlight text={role.name} words={words} />
  const place = `${role.name} in ${account.name}`
  return (
    <span className="chip" title={role.description || undefined}>
      {role.console && (
        <button
          type="submit"
          tabIndex={-1}
          formAction={consoleAction(account.id, role.name)}
          aria-label={`${place}: open console`}
        >
          <bdi>{name}</bdi>
          <svg className="icon icon-xs" aria-hidden="true">
            <use href="#icon-console" />
          </svg>
        </button>
      )}
      {role.keys && (
        <button type="button" tabIndex={-1} aria-label={`${place}: get keys`} onClick={() => onKeys(target)}>
          {!role.console && <bdi>{name}</bdi>}
          <svg className="icon icon-sm" aria-hidden="true">
            <use href="#icon-keys" />
          </svg>
        </button>
      )}
    </span>
  )
})
