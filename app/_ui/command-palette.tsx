'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { useTexts } from '#texts'
import type { Texts } from '../_messages/texts'
import { PaletteField } from './palette-field'
import { PaletteFoot } from './palette-foot'
import { PaletteLine } from './palette-line'
import type { PaletteGroup, PaletteOption } from './palette-option'
import type { PageRights } from './palette-pages'
import type { KnownAccess } from './use-palette-access'
import type { PaletteActs } from './use-palette-acts'
import { usePaletteLine } from './use-palette-line'

interface CommandPaletteProps {
  readonly open: boolean
  readonly known: KnownAccess
  readonly rights: PageRights
  readonly modifier: string
  readonly takeTyped: () => string
  readonly acts: PaletteActs
  readonly onClose: () => void
}

/** One field that finds roles, actions and pages. Nothing runs before Enter or a click; closing it forgets what was typed. */
export function CommandPalette({ open, onClose, ...rest }: CommandPaletteProps) {
  const t = useTexts('palette')
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog palette" aria-label={t('name')}>
          <PaletteBody {...rest} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteBody({ known, rights, modifier, takeTyped, acts }: Omit<CommandPaletteProps, 'open' | 'onClose'>) {
  const t = useTexts('palette')
  const popup = useRef<HTMLDivElement>(null)
  const { line, setLine, view, highlighted, highlight, choose, keyDown, notice } = usePaletteLine({
    access: known.access,
    rights,
    acts,
    popup,
  })
  const remark = view.remark || remarkOn(t, known.status, view.groups)
  return (
    <div ref={popup} className="contents">
      <Autocomplete.Root
        inline
        open
        mode="none"
        autoHighlight="always"
        keepHighlight
        items={view.groups}
        value={line}
        itemToStringValue={(option: PaletteOption) => option.key}
        onValueChange={(typed, { reason }) => reason !== 'item-press' && setLine(typed)}
        onItemHighlighted={highlight}
      >
        <PaletteField onKeyDown={keyDown} onPasted={setLine} onArrived={() => setLine(line + takeTyped())} />
        <p role="status" className="palette-remark">
          {remark}
        </p>
        <Autocomplete.List className="palette-list" aria-label={t('name')}>
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="palette-group">{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(option: PaletteOption) => (
                  <PaletteLine key={option.key} option={option} words={view.words} onChoose={choose} />
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <PaletteFoot
          option={highlighted}
          modifier={modifier}
          notice={notice}
          found={view.found}
          roleCount={known.access.index.roleCount}
        />
      </Autocomplete.Root>
    </div>
  )
}

function remarkOn(t: Texts<'palette'>, status: KnownAccess['status'], groups: readonly PaletteGroup[]): string {
  if (status !== 'ready') return status === 'reading' ? t('reading') : t('unread')
  return groups.length === 0 ? t('nothing') : ''
}
