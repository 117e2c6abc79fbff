'use client'

import { useCallback, useRef, useState } from 'react'
import type { RoleTarget } from './access-view'

/** What of the console's further ways is open: nothing, the menu, or the dialog for another place or for a link. */
export interface ConsoleDoorsState {
  readonly target: RoleTarget | null
  readonly view: 'none' | 'menu' | 'place' | 'share'
}

/** The menu of the arrow that was pressed last. One menu serves every role of a page. */
export function useConsoleDoors() {
  const [state, setState] = useState<ConsoleDoorsState>({ target: null, view: 'none' })
  const anchor = useRef<HTMLElement | null>(null)
  const openMenu = useCallback((target: RoleTarget, arrow: HTMLElement) => {
    anchor.current = arrow
    setState({ target, view: 'menu' })
  }, [])
  const show = useCallback((view: ConsoleDoorsState['view']) => setState(({ target }) => ({ target, view })), [])
  // The menu closes after its item has acted, which may have opened a dialog.
  const closeMenu = useCallback(() => setState((now) => (now.view === 'menu' ? { ...now, view: 'none' } : now)), [])
  return { state, anchor, openMenu, closeMenu, show }
}

export type ConsoleDoorsHandle = ReturnType<typeof useConsoleDoors>
