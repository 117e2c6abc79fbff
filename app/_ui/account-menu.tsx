'use client'

import { ChevronDown } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTexts } from '#texts'
import { DialogTexts } from '../_messages/texts-provider'
import type { AccountMenuPopup } from './account-menu-popup'
import { initialOf } from './initial'
import { Untrusted } from './untrusted'
import type { PageLook } from './use-page-look'

/** Who is signed in, as the header says it. */
export interface HeaderPerson {
  readonly name: string
  readonly email: string | null
  /** The name of the source. */
  readonly source: string
  readonly isAdmin: boolean
}

interface AccountMenuProps {
  readonly person: HeaderPerson
  readonly look: PageLook
  readonly onSignOut: () => void
}

/** The menu of a person. Its popup is fetched when it is first asked for; without scripts the button leads to the help page, which has it all. */
export function AccountMenu({ person, look, onSignOut }: AccountMenuProps) {
  const [popup, setPopup] = useState<{ readonly Popup: typeof AccountMenuPopup } | null>(null)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const t = useTexts('header')
  const shown = person.email ?? person.name
  async function toggle(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget
    event.preventDefault()
    if (open) return setOpen(false)
    try {
      const { AccountMenuPopup: Popup } = await import('./account-menu-popup')
      setPopup({ Popup })
      setOpen(true)
    } catch {
      form.submit()
    }
  }
  return (
    <>
      <form action="/help" onSubmit={toggle}>
        <button
          ref={anchor}
          type="submit"
          className="btn btn-ghost account-button"
          aria-haspopup="menu"
          aria-expanded={open}
          title={person.name}
        >
          <span className="avatar" aria-hidden="true">
            {initialOf(shown)}
          </span>
          <span className="sr-only">{t('menuOf')} </span>
          <span className="person-name max-sm:sr-only">
            <Untrusted>{shown}</Untrusted>
          </span>
          <ChevronDown className="icon icon-sm max-sm:hidden" aria-hidden="true" />
        </button>
      </form>
      <div ref={container} className="contents" />
      {popup && (
        <DialogTexts>
          <popup.Popup
            person={person}
            look={look}
            anchor={anchor}
            container={container}
            open={open}
            onClose={() => setOpen(false)}
            onSignOut={onSignOut}
          />
        </DialogTexts>
      )}
    </>
  )
}
