import type { KeyboardEvent } from 'react'

/** Where the focus goes next in a grid of buttons. */
export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** A visible row of the grid; `x` is the horizontal centre of each of its buttons, in CSS pixels. */
export interface RowPlaces {
  readonly x: readonly number[]
}

/** The place of a button: row, and position in the row. */
export interface Place {
  readonly row: number
  readonly column: number
}

const moves: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/** The move that a key asks for; undefined for all other keys. */
export function moveForKey(key: string): Move | undefined {
  return Object.hasOwn(moves, key) ? moves[key] : undefined
}

/** Left and right stay in the row; up and down go to the button that stands nearest; Home and End to the row's ends. */
export function nextPlace(rows: readonly RowPlaces[], from: Place, move: Move): Place {
  const size = (row: number) => rows[row]?.x.length ?? 0
  switch (move) {
    case 'left':
      return { row: from.row, column: Math.max(0, from.column - 1) }
    case 'right':
      return { row: from.row, column: Math.min(size(from.row) - 1, from.column + 1) }
    case 'first':
      return { row: from.row, column: 0 }
    case 'last':
      return { row: from.row, column: Math.max(0, size(from.row) - 1) }
    case 'up':
    case 'down': {
      const row = from.row + (move === 'up' ? -1 : 1)
      if (size(row) === 0) return from
      return { row, column: nearest(rows[row]?.x ?? [], rows[from.row]?.x[from.column] ?? 0) }
    }
  }
}

function nearest(xs: readonly number[], x: number): number {
  return xs.reduce(
    (best, candidate, index) => (Math.abs(candidate - x) < Math.abs((xs[best] ?? 0) - x) ? index : best),
    0,
  )
}

/** Alt and the down arrow on a button open the menu of the arrow beside it (APG, Menu Button). */
export function menuKey(open: (arrow: HTMLElement) => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (!event.altKey || event.key !== 'ArrowDown') return
    event.preventDefault()
    const arrow = event.currentTarget.parentElement?.querySelector<HTMLElement>('[aria-haspopup="menu"]')
    if (arrow) open(arrow)
  }
}
