import { expect, it } from 'vitest'
import { codeHint } from './mfa-code-hint'

it('names Brevet’s own device where a role is assumed, and the account’s where its user signs', () => {
  expect(codeHint('assume-role')).toContain('Brevet’s own AWS user')
  expect(codeHint('session-token')).toContain('this account’s IAM user')
})
