import { describe, expect, it } from 'vitest'
import { initialOf } from './initial'

describe('the initial of a person', () => {
  it.each([
    ['ben@corp.example', 'B'],
    ['  Øyvind', 'Ø'],
    ['\u202e<b>eve', 'B'],
    ['ßeta', 'S'],
    ['\u200b!', '·'],
    ['', '·'],
  ])('of %j is %s', (name, initial) => expect(initialOf(name)).toBe(initial))
})
