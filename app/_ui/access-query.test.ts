import { expect, it } from 'vitest'
import { wordsToMark } from './access-query'

it('marks words of names, not of environments and tags', () => {
  expect(wordsToMark('env:prod Pay role:adm tag:team=x')).toEqual(['pay', 'adm'])
})
