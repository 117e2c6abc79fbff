'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import type { AccessActions } from './access-actions'
import type { AccountView, RoleTarget } from './access-view'
import type { KeptPurpose } from './keys-choices'
import { useConsoleDoors } from './use-console-doors'
import { useFavourites } from './use-favourites'
import { useKeys } from './use-keys'
import { useNotice } from './use-notice'

/** What the buttons of the list do, and the dialogs and menus that they open. */
export function useAccessActions(initialFavourites: readonly string[], kept: KeptPurpose | null) {
  const keys = useKeys(kept)
  const doors = useConsoleDoors()
  const stars = useFavourites(initialFavourites)
  const notice = useNotice()
  const { menu, openMenu } = useAccountMenu()
  const { toggle } = stars
  const { say, copyLink } = notice
  const onStar = useCallback(
    (target: RoleTarget) => {
      const place = `${target.role.name} in ${target.account.name}`
      say(toggle(target) ? `${place} is a favourite` : `${place} is no favourite any more`)
    },
    [toggle, say],
  )
  const actions: AccessActions = useMemo(
    () => ({
      onKeys: keys.open,
      onMore: doors.openMenu,
      onStar,
      onAccount: openMenu,
      onCopyLink: copyLink,
    }),
    [keys.open, doors.openMenu, onStar, openMenu, copyLink],
  )
  return { actions, keys, doors, menu, stars, notice }
}

/** One menu serves every account of the page. */
function useAccountMenu() {
  const [account, setAccount] = useState<AccountView | null>(null)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLElement | null>(null)
  const openMenu = useCallback((next: AccountView, button: HTMLElement) => {
    anchor.current = button
    setAccount(next)
    setOpen(true)
  }, [])
  return { menu: { account, anchor, open, onClose: () => setOpen(false) }, openMenu }
}
