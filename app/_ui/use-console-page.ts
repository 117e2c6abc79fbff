'use client'

import { type RefObject, useRef } from 'react'
import { consoleAction, type RoleTarget } from './access-view'
import { type ConsolePlace, consoleQuery } from './console-query'
import { type FormChoices, formChoices, narrowingCount } from './form-choices'
import type { LinkWish } from './sign-in-link'
import { dropCode, typedCode } from './use-form-choices'

interface ConsolePageFacts {
  readonly form: RefObject<HTMLFormElement | null>
  readonly target: RoleTarget
  readonly place: ConsolePlace
  /** The region of that place. */
  readonly region: string
  /** What the form says; null before the page comes alive. */
  readonly choices: FormChoices | null
}

/** A page that has asked already: what its form says goes with whatever opens from it. */
export function useConsolePage({ form, target, place, region, choices }: ConsolePageFacts) {
  const further = useRef<HTMLButtonElement>(null)
  return {
    region,
    place,
    isNarrowed: choices !== null && narrowingCount(choices.scope) > 0,
    narrowsToRegion: choices?.scope.region ?? false,
    /** The button by which the form is sent elsewhere. */
    further,
    /** Sends the form to another place; the browser says what it lacks. */
    open(next: ConsolePlace) {
      if (!further.current) return
      further.current.formAction = `${consoleAction(target)}${consoleQuery(next)}`
      form.current?.requestSubmit(further.current)
    },
    /** What a sign-in link is asked with; null where the form lacks something, which the browser says. */
    link(): LinkWish | null {
      if (!form.current?.reportValidity()) return null
      const mfaCode = typedCode(form.current)
      dropCode(form.current)
      return { entitlement: target.role.id, place, choices: formChoices(new FormData(form.current)), mfaCode }
    },
  }
}

export type ConsolePage = ReturnType<typeof useConsolePage>
