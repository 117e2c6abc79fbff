import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from 'react'
import { type Move, moveForKey, nextPlace } from './roving-focus'

/**
 * One tab stop for a grid of buttons; arrows, Home and End move inside, and up from the first row leaves.
 * The tab stop is set on the elements themselves, because React renders every button with the same `tabIndex` of -1.
 */
export function useRovingFocus(grid: RefObject<HTMLElement | null>, onLeave: () => void) {
  // After every render: the button that was the tab stop may be gone.
  useEffect(() => {
    const current = grid.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')
    if (current) return
    const first = firstButton(grid.current)
    if (first) setTabStop(grid.current, first)
  })
  return {
    onFocus(event: FocusEvent<HTMLElement>) {
      if (event.target instanceof HTMLButtonElement) setTabStop(grid.current, event.target)
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const move = moveForKey(event.key)
      if (!move || event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return
      const next = neighbour(grid.current, event.target, move)
      if (!next) return
      event.preventDefault()
      if (next === event.target && move === 'up') onLeave()
      else next.focus()
    },
  }
}

/** The verb that stands first in a list of roles. */
export function firstButton(grid: HTMLElement | null): HTMLButtonElement | null {
  return grid?.querySelector<HTMLButtonElement>('[data-row] :is(.chip, .pick-verbs) button') ?? null
}

function setTabStop(grid: HTMLElement | null, button: HTMLButtonElement): void {
  for (const other of grid?.querySelectorAll<HTMLButtonElement>('button[tabindex="0"]') ?? []) other.tabIndex = -1
  button.tabIndex = 0
}

function neighbour(grid: HTMLElement | null, from: Element, move: Move): HTMLElement | undefined {
  const rows = visibleRows(grid)
  const row = rows.findIndex((candidate) => candidate.contains(from))
  if (row < 0) return undefined
  // Only the row above and the row below are measured: rows out of view have no layout yet.
  const near = [rows[row - 1], rows[row], rows[row + 1]].map((candidate) => (candidate ? buttonsOf(candidate) : []))
  const buttons: readonly Element[] = near[1] ?? []
  const column = buttons.indexOf(from)
  const next = nextPlace(
    near.map((buttons) => ({ x: buttons.map(centre) })),
    { row: 1, column },
    move,
  )
  return near[next.row]?.[next.column]
}

function visibleRows(grid: HTMLElement | null): readonly Element[] {
  return [...(grid?.querySelectorAll('[data-row]') ?? [])]
}

function buttonsOf(row: Element): readonly HTMLButtonElement[] {
  return [...row.querySelectorAll('button')]
}

function centre(element: Element): number {
  const box = element.getBoundingClientRect()
  return box.left + box.width / 2
}
