'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import type { Grouping } from './access-groups'

interface GroupMenuProps {
  readonly grouping: Grouping
  readonly tagKeys: readonly string[]
  readonly onChoose: (grouping: string) => void
}

/** By what the list is grouped. */
export function GroupMenu({ grouping, tagKeys, onChoose }: GroupMenuProps) {
  const container = useRef<HTMLSpanElement>(null)
  const choices = [
    ['environment', 'environment'],
    ['account', 'account'],
    ...tagKeys.map((key) => [`tag:${key}`, key] as const),
  ] as const
  const current = choices.find(([value]) => value === grouping)?.[1]
  return (
    <span ref={container} className="group-menu">
      <Menu.Root>
        <Menu.Trigger className="btn btn-ghost btn-small">
          <span>
            Group by <bdi>{current}</bdi>
          </span>
          <ChevronDown className="icon icon-sm" aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal container={container}>
          <Menu.Positioner className="menu-positioner" align="end" sideOffset={4}>
            <Menu.Popup className="menu">
              <Menu.RadioGroup value={grouping} onValueChange={onChoose}>
                {choices.map(([value, label]) => (
                  <Menu.RadioItem key={value} value={value} className="menu-item" closeOnClick>
                    <span className="menu-check">
                      <Menu.RadioItemIndicator>
                        <Check className="icon icon-sm" aria-hidden="true" />
                      </Menu.RadioItemIndicator>
                    </span>
                    <span>
                      <bdi>{label}</bdi>
                      {value.startsWith('tag:') && <span className="menu-hint">A tag of the accounts</span>}
                    </span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}
