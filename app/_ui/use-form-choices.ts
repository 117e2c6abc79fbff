'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import { type FormChoices, formChoices } from './form-choices'

/**
 * What a form says at this moment; null before the page comes alive. The fields keep their own state, so that the form works without
 * script, and what was chosen early, or is restored by the browser, counts as well. `read` is the listener of its changes.
 */
export function useFormChoices(form: RefObject<HTMLFormElement | null>) {
  const [choices, setChoices] = useState<FormChoices | null>(null)
  const read = useCallback(() => {
    if (form.current) setChoices(formChoices(new FormData(form.current)))
  }, [form])
  useEffect(read, [read])
  return { choices, read }
}

/** The code of an MFA device, typed into a form; null where none is asked for. */
export function typedCode(form: HTMLFormElement): string | null {
  const code = new FormData(form).get('mfaCode')
  return typeof code === 'string' ? code.replace(/\s/g, '') : null
}

/** Empties the code as soon as the form has been sent: it counts once. */
export function dropCode(form: HTMLFormElement): void {
  const field = form.elements.namedItem('mfaCode')
  if (field instanceof HTMLInputElement) setTimeout(() => (field.value = ''))
}
