import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react'
import type { AccessActions } from './access-actions'
import type { RoleTarget } from './access-view'
import { submitShared } from './opening-form'
import { useRovingFocus } from './use-roving-focus'

/** The listeners of a grid of roles. */
export interface GridKeys {
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onClick: (event: MouseEvent<HTMLElement>) => void
}

interface GridKeysOptions {
  /** Around all grids of the page: the arrow keys go from one to the next. */
  readonly area: RefObject<HTMLElement | null>
  readonly actions: AccessActions
  readonly targetOf: (entitlement: string) => RoleTarget | null
  readonly onCopyId: (id: string, button: HTMLElement) => void
  /** The filter is wanted: somebody went up from the first row, or types a character that belongs to it. */
  readonly onFilter: () => void
}

/** Arrow keys move; `k`, `f` and `c` act on the role that has the focus; every other character goes to the filter. */
export function useGridKeys({ area, actions, targetOf, onCopyId, onFilter }: GridKeysOptions): GridKeys {
  const roving = useRovingFocus(area, onFilter)
  function act(key: string, from: HTMLElement): boolean {
    const target = targetOf(entitlementAt(from))
    if (target === null) return false
    if (key === 'k' && target.role.keys) actions.onKeys(target)
    else if (key === 'f') actions.onStar(target)
    else if (key === 'c') actions.onCopyLink(target, from)
    else return false
    return true
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    roving.onKeyDown(event)
    const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isText || !(event.target instanceof HTMLElement)) return
    if (act(event.key, event.target)) event.preventDefault()
    else onFilter()
  }
  function onClick({ target }: MouseEvent<HTMLElement>) {
    if (!(target instanceof Element)) return
    submitShared(target)
    const button = target.closest<HTMLElement>('[data-account-id]')
    const id = button?.dataset['accountId']
    if (button && id) onCopyId(id, button)
  }
  return { onFocus: roving.onFocus, onKeyDown, onClick }
}

/** The role that has the focus; the first of its row where the focus is on none. */
function entitlementAt(element: HTMLElement): string {
  const own = element.closest<HTMLElement>('[data-entitlement]')
  const role = own ?? element.closest('[data-row]')?.querySelector<HTMLElement>('[data-entitlement]')
  return role?.dataset['entitlement'] ?? ''
}
