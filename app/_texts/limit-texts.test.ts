import { expect, it } from 'vitest'
import { limitKinds } from '@/lib/domain/session-limit'
import { limitText } from './limit-texts'

it('names the grant that sets a limit', () => {
  expect(limitText({ by: 'grant', seconds: 1800, grant: 'contractors' })).toBe('the grant contractors gives no longer')
  expect(limitText({ by: 'grant', seconds: 1800 })).toBe('your grant gives no longer')
})

it('leaves room for the moment at which the sign-in ends', () => {
  expect(limitText({ by: 'sign-in', seconds: 1800 })).toMatch(/ends$/)
})

it('says something of its own of each limit', () => {
  const texts = limitKinds.map((by) => limitText({ by, seconds: 900 }))
  expect(new Set(texts).size).toBe(limitKinds.length)
})
