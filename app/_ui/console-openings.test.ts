import { expect, it } from 'vitest'
import { liveOpenings, openedRole } from './console-openings'

const hour = 3600_000
const now = 100 * hour

it('counts the roles whose console may still be open', () => {
  const kept = JSON.stringify([
    ['1/ReadOnly', now - hour],
    ['2/ReadOnly', now - 11 * hour],
    ['3/ReadOnly', now - 12 * hour],
    ['4/ReadOnly', now + hour],
  ])
  expect(liveOpenings(kept, now).map(([role]) => role)).toEqual(['1/ReadOnly', '2/ReadOnly'])
})

it.each([null, '', '{', '{}', '[1,null,["a"],["a","b"]]'])('counts none of %j', (kept) => {
  expect(liveOpenings(kept, now)).toEqual([])
})

it.each([
  ['/go/111122223333/ReadOnly/open', '111122223333/ReadOnly'],
  ['https://aws.example.com/go/111122223333/a%2Bb/open?service=s3', '111122223333/a%2Bb'],
  ['/go/111122223333/ReadOnly', null],
  ['/signout', null],
])('reads the role of the form that posts to %s', (action, role) => {
  expect(openedRole(action)).toBe(role)
})
