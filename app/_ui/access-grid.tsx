'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { formatAccountId } from './access-view'
import { copyText } from './clipboard'
import { useRovingFocus } from './use-roving-focus'
import { useSingleSubmit } from './use-single-submit'

interface AccessGridProps {
  readonly ref: RefObject<HTMLTableElement | null>
  readonly empty: boolean
  /** The filter is wanted: somebody went up from the first row, or types a character that belongs to it. */
  readonly onFilter: () => void
  readonly children: ReactNode
}

/**
 * The grid of accounts. One form around it carries every console button, so that the console opens in a new tab by a
 * POST and without script; one listener copies every account id.
 */
export function AccessGrid({ ref, empty, onFilter, children }: AccessGridProps) {
  const roving = useRovingFocus(ref, onFilter)
  const [copied, copyId] = useCopiedId()
  const submitOnce = useSingleSubmit()
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    roving.onKeyDown(event)
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) onFilter()
  }
  return (
    <form method="post" target="_blank" rel="noopener" className={empty ? 'hidden' : 'panel'} onSubmit={submitOnce}>
      <table
        ref={ref}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table as grid is the ARIA pattern for rows of controls (APG, Grid)
        role="grid"
        aria-label="Accounts and roles"
        className="access-grid"
        onFocus={roving.onFocus}
        onKeyDown={onKeyDown}
        onClick={copyId}
      >
        <thead className="sr-only">
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Account</th>
            <th scope="col">Account ID</th>
            <th scope="col">Roles</th>
          </tr>
        </thead>
        {children}
      </table>
      <span role="status" className="sr-only">
        {copied}
      </span>
    </form>
  )
}

/** What was copied last, in words, and the listener that copies the id of the pressed button. */
function useCopiedId() {
  const [copied, setCopied] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  async function copyId(event: MouseEvent<HTMLElement>) {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-account-id]') : null
    const id = button?.dataset['accountId']
    if (!button || !id) return
    const done = await copyText(id, button)
    setCopied(done ? `Account ID ${formatAccountId(id)} copied` : 'The browser refused to copy')
    button.toggleAttribute('data-copied', done)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setCopied('')
      button.removeAttribute('data-copied')
    }, 1500)
  }
  return [copied, copyId] as const
}
