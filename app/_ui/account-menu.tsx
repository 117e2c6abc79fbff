'use client'

import { ChevronDown } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { Preferences } from '@/lib/domain/preferences'
import type { AccountMenuPopup } from './account-menu-popup'
import { initialOf } from './initial'
import { Untrusted } from './untrusted'
import { useLanguage } from './use-language'
import { useLook } from './use-look'

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
  /** The look of the page. */
  readonly theme: Preferences['theme']
  readonly density: Preferences['density']
  /** The language that the person chose; null when it follows the browser. */
  readonly language: Preferences['language']
}

/** The menu of a person. Its popup is fetched when it is first asked for; without scripts the button leads to the help page, which has it all. */
export function AccountMenu({ person, theme, density, language }: AccountMenuProps) {
  const [popup, setPopup] = useState<{ readonly Popup: typeof AccountMenuPopup } | null>(null)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const leave = useRef<HTMLFormElement>(null)
  const t = useTexts('look')
  const look = { theme: useLook('theme', theme), density: useLook('density', density) }
  const spoken = useLanguage(language)
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
      <form ref={leave} method="post" action="/signout" hidden />
      <div ref={container} className="contents" />
      {popup && (
        <popup.Popup
          person={person}
          look={look}
          spoken={spoken}
          anchor={anchor}
          container={container}
          open={open}
          onClose={() => setOpen(false)}
          onSignOut={() => leave.current?.requestSubmit()}
        />
      )}
    </>
  )
}
