'use client'

import { useRef } from 'react'
import { consoleAction, consolePath } from './access-view'
import { ConsoleMenu } from './console-menu'
import { type ConsolePlace, consoleQuery } from './console-place'
import { ConsolePlaceDialog } from './console-place-dialog'
import { asksFirst } from './role-offer'
import { SignInLinkDialog } from './sign-in-link-dialog'
import type { ConsoleDoorsHandle } from './use-console-doors'
import { useSignInLink } from './use-sign-in-link'
import { useSingleSubmit } from './use-single-submit'

interface ConsoleDoorsProps {
  readonly doors: ConsoleDoorsHandle
  readonly newTab?: boolean
}

/** The menu of further ways into the console, and the dialogs that it leads to. Consoles open by the POST of one hidden form, or by the page that asks what a grant wants to know. */
export function ConsoleDoors({ doors, newTab = false }: ConsoleDoorsProps) {
  const { state, anchor, closeMenu, show } = doors
  const { target, view } = state
  const form = useRef<HTMLFormElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const submitOnce = useSingleSubmit()
  const link = useSignInLink()
  function openPlace(place: ConsolePlace) {
    show('none')
    if (!form.current || !target) return
    if (asksFirst(target.role.offer)) {
      window.open(`${consolePath(target)}${consoleQuery(place)}`, newTab ? '_blank' : '_self')
      return
    }
    form.current.action = `${consoleAction(target)}${consoleQuery(place)}`
    form.current.requestSubmit()
  }
  return (
    <>
      <form
        ref={form}
        method="post"
        hidden
        onSubmit={submitOnce}
        {...(newTab && { target: '_blank', rel: 'noopener' })}
      />
      <div ref={container} className="contents" />
      <ConsoleMenu
        target={target}
        anchor={anchor.current}
        container={container}
        open={view === 'menu'}
        onPlace={openPlace}
        onOther={() => show('place')}
        onLink={() => {
          show('none')
          if (target) void link.ask(target.role.id)
        }}
        onClose={closeMenu}
      />
      <ConsolePlaceDialog
        key={target?.role.id}
        target={target}
        open={view === 'place'}
        onOpen={openPlace}
        onClose={() => show('none')}
        finalFocus={anchor}
      />
      <SignInLinkDialog target={target} state={link.state} onEnd={link.end} onClose={link.drop} finalFocus={anchor} />
    </>
  )
}
