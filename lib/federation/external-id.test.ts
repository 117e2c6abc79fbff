import { expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { externalId } from './external-id'
import { makeTrusts } from './issue.fixture'

const key = secret('the key of one installation')

it('is the same for an account at any time, and within what AWS takes', () => {
  expect(externalId(key, '111122223333')).toBe(externalId(key, '111122223333'))
  expect(externalId(key, '111122223333')).toMatch(/^[A-Z2-7]{32}$/)
})

it('differs from account to account and from installation to installation', () => {
  const ids = [
    externalId(key, '111122223333'),
    externalId(key, '111122223334'),
    externalId(secret('x'), '111122223333'),
  ]
  expect(new Set(ids).size).toBe(3)
})

it('is the one in the file where there is one', () => {
  expect(makeTrusts({ externalId: 'legacy' }).externalId('111122223333')).toBe('legacy')
  expect(makeTrusts().externalId('111122223333')).toMatch(/^[A-Z2-7]{32}$/)
})
