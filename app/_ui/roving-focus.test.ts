import { describe, expect, it } from 'vitest'
import { moveForKey, nextPlace } from './roving-focus'

const rows = [{ x: [10, 100, 200] }, { x: [10, 90] }, { x: [10, 60, 110, 190] }]

describe('roving focus', () => {
  it('stays inside the row to the left and right', () => {
    expect(nextPlace(rows, { row: 0, column: 0 }, 'left')).toEqual({ row: 0, column: 0 })
    expect(nextPlace(rows, { row: 1, column: 1 }, 'right')).toEqual({ row: 1, column: 1 })
  })

  it('goes down to the button that stands nearest, not to the same number', () => {
    expect(nextPlace(rows, { row: 1, column: 1 }, 'down')).toEqual({ row: 2, column: 2 })
    expect(nextPlace(rows, { row: 0, column: 2 }, 'down')).toEqual({ row: 1, column: 1 })
  })

  it('stays where it is at the top and at the bottom', () => {
    expect(nextPlace(rows, { row: 0, column: 1 }, 'up')).toEqual({ row: 0, column: 1 })
    expect(nextPlace(rows, { row: 2, column: 3 }, 'down')).toEqual({ row: 2, column: 3 })
  })

  it('goes to the ends of the row with Home and End', () => {
    expect(nextPlace(rows, { row: 2, column: 1 }, 'first')).toEqual({ row: 2, column: 0 })
    expect(nextPlace(rows, { row: 2, column: 1 }, 'last')).toEqual({ row: 2, column: 3 })
  })

  it('leaves all other keys alone', () => {
    expect([moveForKey('ArrowUp'), moveForKey('k'), moveForKey('toString')]).toEqual(['up', undefined, undefined])
  })
})
