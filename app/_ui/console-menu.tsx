'use client'

import { Menu } from '@base-ui/react/menu'
import { FileSignature, Info, Link, LogOut, Search, Ticket } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useTexts } from '#texts'
import { commonServices } from '@/lib/handout/console-services'
import { type RoleTarget, rolePath } from './access-view'
import type { ConsolePlace } from './console-query'
import { signsOutFirst } from './role-offer'

interface ConsoleMenuProps {
  readonly target: RoleTarget | null
  /** Where the services open. */
  readonly region: string
  /** The session is to be narrower than the role. */
  readonly isNarrowed: boolean
  readonly anchor: HTMLElement | null
  /** Where it stands in the page: within a landmark. */
  readonly container: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly onPlace: (place: ConsolePlace) => void
  readonly onOther: () => void
  /** A link for others, which gives nobody access. */
  readonly onShare: () => void
  /** A sign-in link. */
  readonly onLink: () => void
  readonly onClose: () => void
}

/** The ways into the console of one role, under the arrow that was pressed. */
export function ConsoleMenu(props: ConsoleMenuProps) {
  const { target, region, isNarrowed, anchor, open, onPlace, onClose } = props
  const t = useTexts('consoleWays')
  const popup = useRef<HTMLDivElement>(null)
  // Opened from outside, the menu would focus itself and no item (APG, Menu Button).
  function focusFirst(isOpen: boolean) {
    if (isOpen && document.activeElement === popup.current)
      popup.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }
  return (
    <Menu.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={focusFirst}>
      <Menu.Portal container={props.container}>
        <Menu.Positioner className="menu-positioner" anchor={anchor} align="start" sideOffset={4}>
          <Menu.Popup
            ref={popup}
            className="menu"
            tabIndex={0}
            finalFocus={() => anchor}
            aria-label={target ? t('menuOf', { role: target.role.name, account: target.account.name }) : t('menu')}
          >
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">{t('openIn', { region })}</Menu.GroupLabel>
              {commonServices.map(({ id, label }) => (
                <Item
                  key={id}
                  onClick={() => onPlace({ service: id, region: region === target?.account.region ? null : region })}
                >
                  {label}
                </Item>
              ))}
            </Menu.Group>
            <Menu.Separator className="menu-separator" />
            <Item onClick={props.onOther} icon={<Search className="icon icon-sm" aria-hidden="true" />}>
              {t('other')}
            </Item>
            <Item onClick={props.onShare} icon={<Link className="icon icon-sm" aria-hidden="true" />}>
              {t('copyLinkMenu')}
            </Item>
            <Item
              onClick={props.onLink}
              icon={<Ticket className="icon icon-sm" aria-hidden="true" />}
              hint={t('signInLinkHint')}
            >
              {t('signInLinkMenu')}
            </Item>
            {target?.role.offer.opensByPost && (
              <Item
                onClick={() => onPlace({ way: 'saml' })}
                disabled={isNarrowed}
                icon={<FileSignature className="icon icon-sm" aria-hidden="true" />}
                hint={t(isNarrowed ? 'wholeRoleOnly' : 'bySamlHint')}
              >
                {t('bySaml')}
              </Item>
            )}
            {target && signsOutFirst(target) && (
              <Item
                onClick={() => onPlace({ signOutFirst: true })}
                icon={<LogOut className="icon icon-sm" aria-hidden="true" />}
                hint={t('signOutFirstHint')}
              >
                {t('signOutFirst')}
              </Item>
            )}
            {target && (
              <Menu.LinkItem className="menu-item" href={rolePath(target.role.id)}>
                <Info className="icon icon-sm" aria-hidden="true" />
                {t('details')}
              </Menu.LinkItem>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface ItemProps {
  readonly onClick: () => void
  readonly icon?: ReactNode
  readonly hint?: string
  readonly disabled?: boolean
  readonly children: ReactNode
}

function Item({ onClick, icon, hint, disabled = false, children }: ItemProps) {
  return (
    <Menu.Item className="menu-item" onClick={onClick} disabled={disabled}>
      {icon}
      <span className="min-w-0">
        <span className="block">{children}</span>
        {hint && <span className="menu-hint">{hint}</span>}
      </span>
    </Menu.Item>
  )
}
