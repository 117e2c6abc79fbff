'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { useTexts } from '#texts'
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
  const t = useTexts('role')
  const { toggle } = stars
  const { say, copyLink } = notice
  const onStar = useCallback(
    (target: RoleTarget) => {
      const place = { role: target.role.name, account: target.account.name }
      say(t(toggle(target) ? 'isFavourite' : 'isNoFavourite', place))
    },
    [toggle, say, t],
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
