'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useTexts } from '#texts'

interface PaletteFieldProps {
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onPasted: (line: string) => void
  /** It has the focus, so that what is typed from now on is its own. */
  readonly onArrived: () => void
}

/** The field of the palette. A message that was pasted keeps the spaces where its lines ended. */
export function PaletteField({ onKeyDown, onPasted, onArrived }: PaletteFieldProps) {
  const t = useTexts('palette')
  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text')
    if (!/\s*\n\s*\S/.test(text.trim())) return
    event.preventDefault()
    onPasted(text.trim().replace(/\s+/g, ' '))
  }
  return (
    <div className="palette-field">
      <Search className="icon" aria-hidden="true" />
      <Autocomplete.Input
        aria-label={t('field')}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        onKeyDown={onKeyDown}
        onPaste={paste}
        onFocus={onArrived}
      />
      <Dialog.Close className="key-cap palette-close">
        esc<span className="sr-only">: {t('close')}</span>
      </Dialog.Close>
    </div>
  )
}
