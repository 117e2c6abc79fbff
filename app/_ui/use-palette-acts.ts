'use client'

import { type RefObject, useRef } from 'react'
import type { Preferences } from '@/lib/domain/preferences'
import { consoleAction, consolePath, rolePath } from './access-view'
import { copyText } from './clipboard'
import { shareLink } from './console-place'
import { type ConsolePlace, consoleQuery } from './console-query'
import { environmentLook } from './environment'
import type { PaletteRoomView } from './palette-door'
import type { PaletteOption, RoleOption } from './palette-option'
import type { PalettePage } from './palette-pages'
import { asksFirst } from './role-offer'
import { useShownAccess } from './shown-access'
import type { Keys } from './use-keys'
import type { LookChoice } from './use-look'

interface PaletteActsFacts {
  readonly keys: Keys
  readonly look: LookChoice<Preferences['theme']>
  readonly onSignOut: () => void
  readonly onView: (view: PaletteRoomView) => void
}

/** What the lines of the palette do. */
export interface PaletteActs {
  /** What posts to open a console. */
  readonly form: RefObject<HTMLFormElement | null>
  /** Does what a line says, and closes the palette. */
  readonly run: (option: PaletteOption) => void
  /** Copies the link to where a line leads; false when the browser refuses. `near`: an element of the open palette. */
  readonly copyLink: (option: RoleOption, near: Element) => Promise<boolean>
}

/** Production asks first, and so does a role with questions: on the page that every link leads to. Other consoles open by a POST, as from the list. */
export function usePaletteActs({ keys, look, onSignOut, onView }: PaletteActsFacts): PaletteActs {
  const form = useRef<HTMLFormElement>(null)
  const shown = useShownAccess()
  function openConsole({ target, place }: RoleOption) {
    const isProduction = environmentLook(target.account.environment) === 'production'
    if (isProduction || asksFirst(target.role)) {
      return void window.open(`${consolePath(target)}${consoleQuery(place)}`, '_blank', 'noopener')
    }
    if (form.current) form.current.action = `${consoleAction(target)}${consoleQuery(place)}`
    form.current?.requestSubmit()
  }
  function runRole(option: RoleOption) {
    const { verb, target } = option
    if (verb === 'console') openConsole(option)
    if (verb === 'details') window.location.assign(rolePath(target.role.id))
    if (verb === 'keys') afterFocus(() => (shown.current?.onKeys ?? keys.open)(target))
  }
  function runPage({ does }: PalettePage) {
    if (does.kind === 'visit') window.location.assign(does.href)
    if (does.kind === 'look') void look.choose(does.theme)
    if (does.kind === 'shortcuts') afterFocus(() => onView('shortcuts'))
    if (does.kind === 'sign-out') onSignOut()
  }
  return {
    form,
    run: (option) => {
      onView('none')
      if (option.kind === 'role') runRole(option)
      if (option.kind === 'page') runPage(option.page)
      if (option.kind === 'more') window.location.assign(option.href)
    },
    copyLink: ({ target, place }, near) => copyText(linkTo(target, place), near),
  }
}

function linkTo(target: RoleOption['target'], place: ConsolePlace): string {
  return `${window.location.origin}${shareLink(target, place, false)}`
}

/** A closing dialog gives the focus back first: then the next one returns it to where the person was. Milliseconds. */
const focusReturns = 50

function afterFocus(act: () => void): void {
  setTimeout(act, focusReturns)
}
