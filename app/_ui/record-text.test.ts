import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recordText } from './record-text'

it('writes what is invisible or turns text around as escapes, and means the same', () => {
  expect(recordText({ name: 'a\u202eb\u0000\u200b' })).toBe('{\n  "name": "a\\u202eb\\u0000\\u200b"\n}')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = recordText({ text })
      expect(JSON.parse(written)).toEqual({ text })
      expect(written).not.toMatch(/[\p{Cf}\p{Cs}\p{Co}]/u)
    }),
  )
})
