'use client'

import { ArrowUpRight } from 'lucide-react'
import { type RefObject, type SubmitEvent, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import { placeOf } from './console-place'
import type { ConsolePlace } from './console-query'
import { PlaceFields } from './place-fields'
import { RoleDialog } from './role-dialog'

interface ConsolePlaceDialogProps {
  readonly target: RoleTarget | null
  /** Where the console opens, when no other region is chosen. */
  readonly region: string
  /** The session is bound to the region in which the console opens. */
  readonly narrowsToRegion: boolean
  readonly open: boolean
  readonly onOpen: (place: ConsolePlace) => void
  readonly onClose: () => void
  readonly finalFocus: RefObject<HTMLElement | null>
}

/** Any service in any region, or the address of a console page. Brevet checks it when it opens it. */
export function ConsolePlaceDialog(props: ConsolePlaceDialogProps) {
  const t = useTexts('consoleWays')
  const service = useRef<HTMLInputElement>(null)
  return (
    <RoleDialog
      open={props.open}
      title={t('placeTitle')}
      target={props.target}
      onClose={props.onClose}
      initialFocus={service}
      finalFocus={props.finalFocus}
    >
      <PlaceForm {...props} service={service} />
    </RoleDialog>
  )
}

interface PlaceFormProps extends ConsolePlaceDialogProps {
  readonly service: RefObject<HTMLInputElement | null>
}

function PlaceForm({ target, region: first, narrowsToRegion, onOpen, service }: PlaceFormProps) {
  const t = useTexts('consoleWays')
  const [typed, setTyped] = useState('')
  const [region, setRegion] = useState(first)
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    onOpen(placeOf(typed, region))
  }
  return (
    <form onSubmit={submit} className="contents">
      <div className="dialog-body">
        <PlaceFields
          target={target}
          typed={typed}
          onType={setTyped}
          region={region}
          onRegion={setRegion}
          field={service}
        />
        {narrowsToRegion && <p className="text-meta text-ink-2">{t('placeLimited')}</p>}
      </div>
      <div className="dialog-foot">
        <button type="submit" className="btn btn-primary">
          {t('open')}
          <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
        </button>
      </div>
    </form>
  )
}
