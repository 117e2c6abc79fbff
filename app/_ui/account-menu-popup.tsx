'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, CircleHelp, LogOut, MonitorSmartphone, Settings } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { themes } from '@/lib/domain/preferences'
import { themeLabels } from '../_texts/theme-labels'
import type { HeaderPerson } from './account-menu'
import { Untrusted } from './untrusted'
import type { ThemeChoice } from './use-theme'

interface AccountMenuPopupProps {
  readonly person: HeaderPerson
  readonly look: ThemeChoice
  readonly anchor: RefObject<HTMLElement | null>
  /** Where it stands in the page: within a landmark. */
  readonly container: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly onClose: () => void
  readonly onSignOut: () => void
}

/** Who is signed in and by what, the look, the pages about the person, and the way out. */
export function AccountMenuPopup(props: AccountMenuPopupProps) {
  const { person, look, anchor, container, open, onClose, onSignOut } = props
  const popup = useRef<HTMLDivElement>(null)
  // Opened from outside, the menu would focus itself and no item (APG, Menu Button).
  function focusFirst(isOpen: boolean) {
    if (isOpen && document.activeElement === popup.current)
      popup.current?.querySelector<HTMLElement>('[role="menuitemradio"]')?.focus()
  }
  return (
    <Menu.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={focusFirst}>
      <Menu.Portal container={container}>
        <Menu.Positioner className="menu-positioner" anchor={anchor} align="end" sideOffset={4}>
          <Menu.Popup ref={popup} className="menu" tabIndex={0} finalFocus={anchor} aria-label="Account">
            <PersonLines person={person} />
            <Menu.Separator className="menu-separator" />
            <ThemeItems look={look} />
            <Menu.Separator className="menu-separator" />
            <PageItem href="/sessions" icon={<MonitorSmartphone className="icon icon-sm" aria-hidden="true" />}>
              My sessions
            </PageItem>
            {person.isAdmin && (
              <PageItem href="/admin/setup" icon={<Settings className="icon icon-sm" aria-hidden="true" />}>
                Admin
              </PageItem>
            )}
            <PageItem href="/help" icon={<CircleHelp className="icon icon-sm" aria-hidden="true" />}>
              Help and your details
            </PageItem>
            <Menu.Separator className="menu-separator" />
            <Menu.Item className="menu-item" onClick={onSignOut}>
              <LogOut className="icon icon-sm" aria-hidden="true" />
              Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function PersonLines({ person: { name, email, source } }: { readonly person: HeaderPerson }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-person">
        <span className="block truncate font-medium text-ink">
          <Untrusted>{name}</Untrusted>
        </span>
        {email !== null && email !== name && (
          <span className="block truncate">
            <Untrusted>{email}</Untrusted>
          </span>
        )}
        <span className="block truncate">{`Signed in through ${source}`}</span>
      </Menu.GroupLabel>
    </Menu.Group>
  )
}

function ThemeItems({ look }: { readonly look: ThemeChoice }) {
  return (
    <Menu.RadioGroup value={look.theme} onValueChange={look.choose}>
      <Menu.GroupLabel className="menu-label">Look</Menu.GroupLabel>
      {themes.map((theme) => (
        <Menu.RadioItem key={theme} className="menu-item" value={theme} closeOnClick={false}>
          <span className="menu-check">
            <Menu.RadioItemIndicator>
              <Check className="icon icon-sm" aria-hidden="true" />
            </Menu.RadioItemIndicator>
          </span>
          {themeLabels[theme]}
        </Menu.RadioItem>
      ))}
      {look.isForgotten && (
        <div role="status" className="menu-label">
          Shown here, but not remembered: Brevet did not answer.
        </div>
      )}
    </Menu.RadioGroup>
  )
}

interface PageItemProps {
  readonly href: string
  readonly icon: ReactNode
  readonly children: string
}

function PageItem({ href, icon, children }: PageItemProps) {
  return (
    <Menu.LinkItem className="menu-item" href={href}>
      {icon}
      {children}
    </Menu.LinkItem>
  )
}
