'use client'

import { ChevronDown } from 'lucide-react'
import { useTexts } from '#texts'
import type { RoleTarget } from './access-view'
import type { ConsoleDoorsHandle } from './use-console-doors'

interface ConsoleArrowProps {
  readonly target: RoleTarget
  readonly doors: ConsoleDoorsHandle
  readonly large?: boolean
}

/** The arrow of a split button: a click or the down arrow opens the menu of further ways into the console. */
export function ConsoleArrow({ target, doors, large = false }: ConsoleArrowProps) {
  const t = useTexts('consoleWays')
  return (
    <button
      type="button"
      className={`btn btn-primary btn-arrow${large ? ' btn-large' : ''}`}
      aria-label={t('moreWays')}
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
  )
}
