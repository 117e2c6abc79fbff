'use client'

import { type RefObject, useRef } from 'react'
import { consoleAction, consolePath } from './access-view'
import { ConsoleMenu } from './console-menu'
import { type ConsolePlace, consoleQuery } from './console-place'
import { ConsolePlaceDialog } from './console-place-dialog'
import { asksFirst } from './role-offer'
import { SignInLinkDialog } from './sign-in-link-dialog'
import type { ConsoleDoorsHandle } from './use-console-doors'
import type { ConsolePage } from './use-console-page'
import { useSignInLink } from './use-sign-in-link'
import { useSingleSubmit } from './use-single-submit'

interface ConsoleDoorsProps {
  readonly doors: ConsoleDoorsHandle
  readonly newTab?: boolean
  /** The page that has asked already; without it nothing was asked or chosen. */
  readonly page?: ConsolePage
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address?: string | null
}

/**
 * The menu of further ways into the console, and the dialogs that it leads to. Consoles open by the form of the page; from the list by
 * the POST of a hidden form, or by the page that asks what a role wants to know.
 */
export function ConsoleDoors({ doors, newTab = false, page, address = null }: ConsoleDoorsProps) {
  const { state, anchor, closeMenu, show } = doors
  const { target, view } = state
  const form = useRef<HTMLFormElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const submitOnce = useSingleSubmit()
  const link = useSignInLink()
  const asks = !page && target !== null && asksFirst(target.role)
  const region = page?.region ?? target?.account.region ?? ''
  function openPlace(place: ConsolePlace) {
    show('none')
    if (!target) return
    if (page) afterFocus(() => page.open(place))
    else if (asks) open(`${consolePath(target)}${consoleQuery(place)}`, newTab ? '_blank' : '_self')
    else postHidden(form, `${consoleAction(target)}${consoleQuery(place)}`)
  }
  function askLink() {
    show('none')
    if (!target) return
    if (asks) return link.question()
    if (!page) return void link.ask({ entitlement: target.role.id })
    afterFocus(() => {
      const wish = page.link()
      if (wish) void link.ask(wish)
    })
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
        region={region}
        isNarrowed={page?.isNarrowed ?? false}
        anchor={anchor.current}
        container={container}
        open={view === 'menu'}
        onPlace={openPlace}
        onOther={() => show('place')}
        onLink={askLink}
        onClose={closeMenu}
      />
      <ConsolePlaceDialog
        key={target?.role.id}
        target={target}
        region={region}
        narrowsToRegion={page?.narrowsToRegion ?? false}
        open={view === 'place'}
        onOpen={openPlace}
        onClose={() => show('none')}
        finalFocus={anchor}
      />
      <SignInLinkDialog target={target} link={link} asksFirst={asks} address={address} finalFocus={anchor} />
    </>
  )
}

function postHidden(form: RefObject<HTMLFormElement | null>, action: string): void {
  if (!form.current) return
  form.current.action = action
  form.current.requestSubmit()
}

/** A closing menu or dialog gives the focus back first: then the browser can point at a field that lacks something. */
function afterFocus(act: () => void): void {
  setTimeout(act, 50)
}
