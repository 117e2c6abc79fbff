import { expect, it } from 'vitest'
import { deviceOf } from './mfa-device'

it('asks for Brevet’s own device where a role is assumed, and the account’s where its user signs', () => {
  expect(deviceOf('assume-role')).toBe('brevet')
  expect(deviceOf('session-token')).toBe('account')
})
