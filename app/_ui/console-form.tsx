'use client'

import { ArrowUpRight, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { consoleAction, type RoleTarget } from './access-view'
import { ConsoleDoors } from './console-doors'
import { type ConsolePlace, consoleQuery } from './console-place'
import { useConsoleDoors } from './use-console-doors'
import { useSingleSubmit } from './use-single-submit'

interface ConsoleFormProps {
  readonly target: RoleTarget
  readonly place: ConsolePlace
  readonly label: string
  /** What is asked before, above the buttons. */
  readonly fields: ReactNode
  /** Buttons beside the split button. */
  readonly children: ReactNode
}

/** The split button that opens one console: its main part works without script, and with it a double click opens once. */
export function ConsoleForm({ target, place, label, fields, children }: ConsoleFormProps) {
  const submitOnce = useSingleSubmit()
  const doors = useConsoleDoors()
  return (
    <>
      <form
        method="post"
        action={`${consoleAction(target)}${consoleQuery(place)}`}
        onSubmit={submitOnce}
        className="card-actions"
      >
        {fields}
        <span className="split">
          <button type="submit" className="btn btn-primary btn-large">
            {label}
            <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
          </button>
          <button
            type="button"
            className="btn btn-primary btn-large btn-arrow"
            aria-label="More ways to open the console"
            aria-haspopup="menu"
            aria-expanded={doors.state.view === 'menu'}
            onClick={(event) => doors.openMenu(target, event.currentTarget)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return
              event.preventDefault()
              doors.openMenu(target, event.currentTarget)
            }}
          >
            <ChevronDown className="icon icon-sm" aria-hidden="true" />
          </button>
        </span>
        {children}
      </form>
      <ConsoleDoors doors={doors} />
    </>
  )
}
