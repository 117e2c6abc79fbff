'use client'

import { ArrowUpRight } from 'lucide-react'
import { type RefObject, type SubmitEvent, useId, useRef } from 'react'
import { consoleServices } from '@/lib/handout/console-services'
import type { RoleTarget } from './access-view'
import { type ConsolePlace, placeOf } from './console-place'
import { RoleDialog } from './role-dialog'

interface ConsolePlaceDialogProps {
  readonly target: RoleTarget | null
  readonly open: boolean
  readonly onOpen: (place: ConsolePlace) => void
  readonly onClose: () => void
  readonly finalFocus: RefObject<HTMLElement | null>
}

/** Any service in any region, or the address of a console page. Brevet checks it when it opens it. */
export function ConsolePlaceDialog({ target, open, onOpen, onClose, finalFocus }: ConsolePlaceDialogProps) {
  const service = useRef<HTMLInputElement>(null)
  const region = useRef<HTMLInputElement>(null)
  const list = useId()
  const id = useId()
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    onOpen(placeOf(service.current?.value ?? '', region.current?.value ?? ''))
  }
  return (
    <RoleDialog
      open={open}
      title="Open another page of the console"
      target={target}
      onClose={onClose}
      initialFocus={service}
      finalFocus={finalFocus}
    >
      <form onSubmit={submit} className="contents">
        <div className="dialog-body">
          <div className="flex flex-col gap-1">
            <label htmlFor={`${id}-service`} className="font-medium">
              Service or address
            </label>
            <input
              ref={service}
              id={`${id}-service`}
              className="input"
              list={list}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={`${id}-hint`}
            />
            <datalist id={list}>
              {consoleServices.map((entry) => (
                <option key={entry.id} value={entry.id} label={entry.label} />
              ))}
            </datalist>
            <span id={`${id}-hint`} className="text-meta text-ink-3">
              A service, such as s3, or the address of a console page; an address names its own region.
            </span>
          </div>
          <div className="flex flex-col gap-1">
            <label htmlFor={`${id}-region`} className="font-medium">
              Region
            </label>
            <input
              ref={region}
              id={`${id}-region`}
              className="input mono"
              defaultValue={target?.account.region}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        </div>
        <div className="dialog-foot">
          <button type="submit" className="btn btn-primary">
            Open console
            <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
          </button>
        </div>
      </form>
    </RoleDialog>
  )
}
