import { expect, it } from 'vitest'
import { withFavourite } from './use-favourites'

it('a favourite is added at the end, once, and taken away wherever it stands', () => {
  expect(withFavourite(['a'], 'b', true)).toEqual(['a', 'b'])
  expect(withFavourite(['a', 'b'], 'a', true)).toEqual(['a', 'b'])
  expect(withFavourite(['a', 'b'], 'a', false)).toEqual(['b'])
  expect(withFavourite(['b'], 'a', false)).toEqual(['b'])
})
