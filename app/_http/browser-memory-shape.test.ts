import { describe, expect, it } from 'vitest'
import { browserMemoryShape } from './browser-memory-shape'

describe('a cookie that remembers', () => {
  it('is bound to the host over https', () => {
    expect(browserMemoryShape('theme', true)).toMatchObject({ name: '__Host-brevet-theme', secure: true, path: '/' })
  })

  it('has no prefix on plain http, where browsers refuse it', () => {
    expect(browserMemoryShape('theme', false)).toMatchObject({ name: 'brevet-theme', secure: false })
  })
})
