'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { RoleIdentity } from './role-identity'

interface RoleDialogProps {
  readonly open: boolean
  readonly title: string
  readonly target: RoleTarget | null
  readonly onClose: () => void
  /** What has the focus when it opens; without it the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** What has the focus when it has closed. */
  readonly finalFocus?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** A dialog about one role: its head says which. */
export function RoleDialog({ open, title, target, onClose, initialFocus, finalFocus, children }: RoleDialogProps) {
  const t = useTexts('role')
  const focus = { ...(initialFocus && { initialFocus }), ...(finalFocus && { finalFocus }) }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog" {...focus}>
          <span className="grab" />
          <div className="dialog-head">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="text-dialog font-semibold">{title}</Dialog.Title>
              <div className="mt-1">
                {target && (
                  <RoleIdentity account={target.account}>
                    <bdi>{target.role.name}</bdi>
                  </RoleIdentity>
                )}
              </div>
            </div>
            <Dialog.Close className="btn btn-ghost btn-icon" aria-label={t('close')}>
              <X className="icon" aria-hidden="true" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
