'use client'

import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTexts } from '#texts'
import type { KeyFormat } from '@/lib/handout/key-formats'
import { formatLabel } from './keys-format'

interface KeysMoreProps {
  readonly formats: readonly KeyFormat[]
  readonly onChoose: (id: string) => void
}

/** The formats that have no room as tabs. */
export function KeysMore({ formats, onChoose }: KeysMoreProps) {
  const t = useTexts('keys')
  const ofAdvice = useTexts('advice')
  // Within the dialog, which is the landmark here: outside of it is nothing while it is open.
  const [dialog, setDialog] = useState<HTMLElement | null>(null)
  const findDialog = useCallback(
    (button: HTMLElement | null) => setDialog(button?.closest<HTMLElement>('[role=dialog]') ?? null),
    [],
  )
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger ref={findDialog} className="btn btn-ghost btn-small flex-none">
        {t.rich('more', { hidden: (words) => <span className="sr-only">{words}</span> })}
        <ChevronDown className="icon icon-sm" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal container={dialog}>
        <Menu.Positioner className="region-positioner" align="end" sideOffset={4}>
          <Menu.Popup className="menu" tabIndex={0}>
            {formats.map(({ id, label }) => (
              <Menu.Item key={id} className="menu-item" onClick={() => onChoose(id)}>
                {formatLabel(ofAdvice, { id, label })}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
