'use client'

import type { RefObject } from 'react'
import { consoleAction, consolePath } from './access-view'
import { type ConsolePlace, consoleQuery } from './console-query'
import { asksFirst } from './role-offer'
import type { ConsoleDoorsHandle } from './use-console-doors'
import type { ConsolePage } from './use-console-page'
import { useSignInLink } from './use-sign-in-link'

interface ConsoleWaysFacts {
  readonly doors: ConsoleDoorsHandle
  /** What posts from a page that asks nothing. */
  readonly form: RefObject<HTMLFormElement | null>
  readonly newTab: boolean
  /** The page that has asked already; without it nothing was asked or chosen. */
  readonly page: ConsolePage | undefined
}

/**
 * What the menu and its dialogs do. Consoles open by the form of the page; from the list by the POST of a hidden form, or by the page
 * that asks what a role wants to know.
 */
export function useConsoleWays({ doors, form, newTab, page }: ConsoleWaysFacts) {
  const { state, show } = doors
  const { target } = state
  const link = useSignInLink()
  const asks = !page && target !== null && asksFirst(target.role)
  return {
    link,
    /** The role has questions, and no page has asked them. */
    asks,
    openPlace(place: ConsolePlace) {
      show('none')
      if (!target) return
      if (page) return afterFocus(() => page.open(place))
      if (asks) return void window.open(`${consolePath(target)}${consoleQuery(place)}`, newTab ? '_blank' : '_self')
      if (form.current) form.current.action = `${consoleAction(target)}${consoleQuery(place)}`
      form.current?.requestSubmit()
    },
    askLink() {
      show('none')
      if (asks) return link.question()
      if (!page) return void (target && link.ask({ entitlement: target.role.id }))
      afterFocus(() => {
        const wish = page.link()
        if (wish) void link.ask(wish)
      })
    },
  }
}

/** A closing menu or dialog gives the focus back first: then the browser can point at a field that lacks something. Milliseconds. */
const focusReturns = 50

function afterFocus(act: () => void): void {
  setTimeout(act, focusReturns)
}
