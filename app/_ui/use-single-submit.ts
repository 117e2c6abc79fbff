import { type SubmitEvent, useRef } from 'react'

/** A second click within this time is a slip of the hand, not a wish for a second session. Milliseconds. */
const slip = 1500

/** A submit listener that lets the same button through once: a double click issues once. */
export function useSingleSubmit() {
  const last = useRef({ target: '', at: 0 })
  return (event: SubmitEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent
    const target = submitter instanceof HTMLButtonElement ? submitter.formAction : event.currentTarget.action
    if (target === last.current.target && event.timeStamp - last.current.at < slip) event.preventDefault()
    else last.current = { target, at: event.timeStamp }
  }
}
