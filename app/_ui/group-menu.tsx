'use client'

import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { useTexts } from '#texts'

interface GroupMenuProps {
  readonly choices: ReadonlyArray<readonly [value: string, label: string]>
  readonly chosen: string
  readonly anchor: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly onChoose: (value: string) => void
  readonly onClose: () => void
}

/** The ways to group the list. */
export function GroupMenu({ choices, chosen, anchor, open, onChoose, onClose }: GroupMenuProps) {
  const t = useTexts('access')
  const container = useRef<HTMLSpanElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  // Opened from outside, the menu would focus itself and no item (APG, Menu Button).
  function focusFirst(isOpen: boolean) {
    if (isOpen && document.activeElement === popup.current)
      popup.current?.querySelector<HTMLElement>('[role="menuitemradio"]')?.focus()
  }
  return (
    <>
      <span ref={container} className="contents" />
      <Menu.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={focusFirst}>
        <Menu.Portal container={container}>
          <Menu.Positioner className="menu-positioner" anchor={anchor} align="end" sideOffset={4}>
            <Menu.Popup ref={popup} className="menu" tabIndex={0} finalFocus={anchor} aria-label={t('groupingMenu')}>
              <Menu.RadioGroup value={chosen} onValueChange={onChoose}>
                {choices.map(([value, label]) => (
                  <Menu.RadioItem key={value} value={value} className="menu-item" closeOnClick>
                    <span className="menu-check">
                      <Menu.RadioItemIndicator>
                        <Check className="icon icon-sm" aria-hidden="true" />
                      </Menu.RadioItemIndicator>
                    </span>
                    <span>
                      <bdi>{label}</bdi>
                      {value.startsWith('tag:') && <span className="menu-hint">{t('groupingTag')}</span>}
                    </span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
