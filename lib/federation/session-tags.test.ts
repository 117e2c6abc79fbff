import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Identity } from '../domain/identity'
import { makeIdentity } from './issue.fixture'
import { sessionTags } from './session-tags'

const tagsOf = (changes: Partial<Identity>, allowed: Record<string, string>) =>
  sessionTags(makeIdentity(changes), allowed)

it('takes the allow-list from the identity', () => {
  const allowed = { Email: 'email', name: 'name', source: 'source', subject: 'subject', team: 'attributes.team' }
  expect(tagsOf({}, allowed)).toEqual({
    tags: [
      { key: 'Email', value: 'ana@corp.example' },
      { key: 'name', value: 'Ana Example' },
      { key: 'source', value: 'corp' },
      { key: 'subject', value: '00u1ana' },
      { key: 'team', value: 'payments' },
    ],
    omitted: [],
  })
})

it.each<[string, Partial<Identity>, string]>([
  ['unverified', { emailVerified: false }, 'email'],
  ['absent', { email: null }, 'email'],
  ['absent', { attributes: [] }, 'attributes.team'],
  ['absent', { attributes: [{ name: 'team', values: [] }] }, 'attributes.team'],
  ['several values', { attributes: [{ name: 'team', values: ['a', 'b'] }] }, 'attributes.team'],
  ['refused by AWS', { name: '<b>' }, 'name'],
  ['refused by AWS', { name: 'a\u0000' }, 'name'],
  ['refused by AWS', { name: 'x'.repeat(257) }, 'name'],
  ['refused by AWS', { name: '\ud800' }, 'name'],
  ['absent', {}, 'groups'],
])('leaves out a tag and says why: %s', (reason, changes, from) => {
  expect(tagsOf(changes, { tag: from })).toEqual({ tags: [], omitted: [{ key: 'tag', reason }] })
})

it.each(['aws:team', 'AWS:team', 'a,b', 'x'.repeat(129)])('never sends the key %s', (key) => {
  expect(tagsOf({}, { [key]: 'name' }).tags).toEqual([])
})

it('sends one of two keys that differ in case only', () => {
  const { tags, omitted } = tagsOf({}, { Team: 'attributes.team', team: 'name' })
  expect(tags).toEqual([{ key: 'Team', value: 'payments' }])
  expect(omitted).toEqual([{ key: 'team', reason: 'refused by AWS' }])
})

it('sends at most fifty', () => {
  const allowed = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, 'name']))
  const { tags, omitted } = tagsOf({}, allowed)
  expect(tags).toHaveLength(50)
  expect(omitted).toEqual([{ key: 'tag50', reason: 'too many' }])
})

it('sends a value as it is or not at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const { tags, omitted } = tagsOf({ name }, { name: 'name' })
      expect(tags.length + omitted.length).toBe(1)
      for (const { value } of tags) expect(value).toBe(name)
    }),
  )
})
