'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, CircleHelp, LogOut, MonitorSmartphone, Settings } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useTexts } from '#texts'
import { densities, type Preferences, themes } from '@/lib/domain/preferences'
import { languageNames } from '../_messages/language-names'
import type { HeaderPerson } from './account-menu'
import { Untrusted } from './untrusted'
import type { LanguageChoice } from './use-language'
import type { LookChoice } from './use-look'
import type { PageLook } from './use-page-look'

interface AccountMenuPopupProps {
  readonly person: HeaderPerson
  readonly look: PageLook
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
  const t = useTexts('look')
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
          <Menu.Popup ref={popup} className="menu" tabIndex={0} finalFocus={anchor} aria-label={t('account')}>
            <PersonLines person={person} />
            <Menu.Separator className="menu-separator" />
            <ThemeItems look={look.theme} />
            <Menu.Separator className="menu-separator" />
            <DensityItems look={look.density} />
            <Menu.Separator className="menu-separator" />
            <LanguageItems spoken={look.spoken} />
            <Menu.Separator className="menu-separator" />
            <PageItem href="/sessions" icon={<MonitorSmartphone className="icon icon-sm" aria-hidden="true" />}>
              {t('sessions')}
            </PageItem>
            {person.isAdmin && (
              <PageItem href="/admin/setup" icon={<Settings className="icon icon-sm" aria-hidden="true" />}>
                {t('admin')}
              </PageItem>
            )}
            <PageItem href="/help" icon={<CircleHelp className="icon icon-sm" aria-hidden="true" />}>
              {t('help')}
            </PageItem>
            <Menu.Separator className="menu-separator" />
            <Menu.Item className="menu-item" onClick={onSignOut}>
              <LogOut className="icon icon-sm" aria-hidden="true" />
              {t('signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function PersonLines({ person: { name, email, source } }: { readonly person: HeaderPerson }) {
  const t = useTexts('look')
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
        <span className="block truncate">{t('signedInThrough', { source })}</span>
      </Menu.GroupLabel>
    </Menu.Group>
  )
}

function ThemeItems({ look }: { readonly look: LookChoice<Preferences['theme']> }) {
  const t = useTexts('look')
  return (
    <Menu.RadioGroup value={look.value} onValueChange={look.choose}>
      <Menu.GroupLabel className="menu-label">{t('theme')}</Menu.GroupLabel>
      {themes.map((theme) => (
        <Choice key={theme} value={theme}>
          {t(`themes.${theme}`)}
        </Choice>
      ))}
      {look.isForgotten && <Notice>{t('lookForgotten')}</Notice>}
    </Menu.RadioGroup>
  )
}

function DensityItems({ look }: { readonly look: LookChoice<Preferences['density']> }) {
  const t = useTexts('look')
  return (
    <Menu.RadioGroup value={look.value} onValueChange={look.choose}>
      <Menu.GroupLabel className="menu-label">{t('density')}</Menu.GroupLabel>
      {densities.map((density) => (
        <Choice key={density} value={density}>
          {t(`densities.${density}`)}
        </Choice>
      ))}
      {look.isForgotten && <Notice>{t('lookForgotten')}</Notice>}
    </Menu.RadioGroup>
  )
}

function LanguageItems({ spoken }: { readonly spoken: LanguageChoice }) {
  const t = useTexts('look')
  return (
    <Menu.RadioGroup value={spoken.language} onValueChange={spoken.choose}>
      <Menu.GroupLabel className="menu-label">{t('language')}</Menu.GroupLabel>
      <Choice value={null}>{t('languageOfBrowser')}</Choice>
      {Object.entries(languageNames).map(([language, name]) => (
        <Choice key={language} value={language} lang={language}>
          {name}
        </Choice>
      ))}
      {spoken.isForgotten && <Notice>{t('languageForgotten')}</Notice>}
    </Menu.RadioGroup>
  )
}

interface ChoiceProps {
  readonly value: string | null
  readonly lang?: string
  readonly children: string
}

function Choice({ children, ...item }: ChoiceProps) {
  return (
    <Menu.RadioItem className="menu-item" closeOnClick={false} {...item}>
      <span className="menu-check">
        <Menu.RadioItemIndicator>
          <Check className="icon icon-sm" aria-hidden="true" />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  )
}

function Notice({ children }: { readonly children: string }) {
  return (
    <div role="status" className="menu-label">
      {children}
    </div>
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
