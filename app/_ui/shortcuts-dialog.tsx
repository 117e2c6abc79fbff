'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTexts } from '#texts'
import { ShortcutList } from './shortcut-list'
import { SingleKeysSwitch } from './single-keys-switch'

interface ShortcutsDialogProps {
  readonly open: boolean
  readonly modifier: string
  readonly onClose: () => void
}

/** What the keyboard does, over whatever page. */
export function ShortcutsDialog({ open, modifier, onClose }: ShortcutsDialogProps) {
  const t = useTexts('shortcuts')
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog shortcuts-dialog">
          <span className="grab" />
          <div className="dialog-head">
            <Dialog.Title className="flex-1 text-dialog font-semibold">{t('title')}</Dialog.Title>
            <Dialog.Close className="btn btn-ghost btn-icon" aria-label={t('close')}>
              <X className="icon" aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="dialog-body">
            <ShortcutList modifier={modifier} />
            <SingleKeysSwitch />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
