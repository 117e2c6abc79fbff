import { type SubmitEvent, useRef } from 'react'
import { noteOpening } from './console-openings'

/** A second click within this time is a slip of the hand, not a wish for a second session. Milliseconds. */
const slip = 1500

/** A submit listener for forms that open consoles, or for what is around them. It lets the same button through once: a double click issues once. */
export function useSingleSubmit() {
  const last = useRef({ target: '', at: 0 })
  return (event: SubmitEvent<HTMLElement>) => {
    const { submitter, target: form } = event.nativeEvent
    const target = submitter?.getAttribute('formaction') ?? (form instanceof HTMLFormElement ? form.action : '')
    if (target === last.current.target && event.timeStamp - last.current.at < slip) return event.preventDefault()
    last.current = { target, at: event.timeStamp }
    noteOpening(target, Date.now())
  }
}
