'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Copy, Link2 } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { useTexts } from '#texts'
import type { AccessActions } from './access-actions'
import { type AccountView, targetOf } from './access-view'

interface AccountRowMenuProps {
  readonly account: AccountView | null
  readonly anchor: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly isFavourite: (id: string) => boolean
  readonly actions: AccessActions
  readonly onCopyId: (id: string, near: Element) => void
  readonly onClose: () => void
}

/** What else can be done with an account and its roles, under the button that was pressed. */
export function AccountRowMenu(props: AccountRowMenuProps) {
  const t = useTexts('role')
  const { account, open, isFavourite, actions, onClose } = props
  const anchor = props.anchor.current
  const container = useRef<HTMLDivElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  // Opened from outside, the menu would focus itself and no item (APG, Menu Button).
  function focusFirst(isOpen: boolean) {
    if (isOpen && document.activeElement === popup.current)
      popup.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
  }
  return (
    <>
      <div ref={container} className="contents" />
      <Menu.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={focusFirst}>
        <Menu.Portal container={container}>
          <Menu.Positioner className="menu-positioner" anchor={anchor} align="end" sideOffset={4}>
            <Menu.Popup
              ref={popup}
              className="menu"
              tabIndex={0}
              finalFocus={() => anchor}
              aria-label={account ? t('more', { account: account.name }) : undefined}
            >
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">{t('favourites')}</Menu.GroupLabel>
                {account?.roles.map((role) => (
                  <Menu.CheckboxItem
                    key={role.id}
                    className="menu-item"
                    checked={isFavourite(role.id)}
                    onCheckedChange={() => actions.onStar(targetOf(account, role))}
                  >
                    <span className="menu-check">
                      <Menu.CheckboxItemIndicator>
                        <Check className="icon icon-sm" aria-hidden="true" />
                      </Menu.CheckboxItemIndicator>
                    </span>
                    <bdi>{role.name}</bdi>
                  </Menu.CheckboxItem>
                ))}
              </Menu.Group>
              <Menu.Separator className="menu-separator" />
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">{t('copyConsoleLink')}</Menu.GroupLabel>
                {account?.roles
                  .filter((role) => role.console)
                  .map((role) => (
                    <Menu.Item
                      key={role.id}
                      className="menu-item"
                      onClick={() => anchor && actions.onCopyLink(targetOf(account, role), anchor)}
                    >
                      <Link2 className="icon icon-sm" aria-hidden="true" />
                      <bdi>{role.name}</bdi>
                    </Menu.Item>
                  ))}
              </Menu.Group>
              <Menu.Separator className="menu-separator" />
              <Menu.Item className="menu-item" onClick={() => account && anchor && props.onCopyId(account.id, anchor)}>
                <Copy className="icon icon-sm" aria-hidden="true" />
                {t('copyId')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
