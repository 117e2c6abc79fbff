import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeMessage } from './sts-message'

it.each([
  [
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ],
  [
    'No OpenIDConnect provider found in your account for https://brevet.example',
    'No OpenIDConnect provider found in your account for https://brevet.example',
  ],
  [
    'Invalid base64 SAMLResponse (Service: AWSOpenIdDiscoveryService; Request ID: secret)',
    'Invalid base64 SAMLResponse',
  ],
  [
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role',
  ],
  [
    'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region.',
    'STS is not activated in this region for account:111122223333',
  ],
])('shows the known text of "%s"', (message, shown) => {
  expect(safeMessage(message)).toBe(shown)
})

it('names the field of a validation error without its value', () => {
  const rule = 'Member must have length less than or equal to 64'
  const message = `1 validation error detected: Value 'ana' at 'roleSessionName' failed to satisfy constraint: ${rule}`
  expect(safeMessage(message)).toBe(`Value at 'roleSessionName' failed to satisfy constraint: ${rule}`)
})

it('drops what looks like a token even where an id is expected', () => {
  const message = 'No OpenIDConnect provider found in your account for https://eyJhbGciOiJFUzI1NiJ9.eyJzdWIi.c2ln'
  expect(safeMessage(message)).toBe('No OpenIDConnect provider found in your account for https://[removed]')
})

it('shows nothing of an unknown text', () => {
  fc.assert(fc.property(fc.string(), (text) => safeMessage(`Something about ${text}`) === null))
})
