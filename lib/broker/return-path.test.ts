import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeReturnPath } from './return-path'

describe('the way back after a sign-in', () => {
  it.each([
    '/',
    '/go/111122223333/ReadOnly?to=/s3/home',
    '/roles/1/2#part',
    '/?q=prod&env=production',
    '/go?to=https%3A%2F%2Feu-west-1.console.aws.amazon.com%2Fec2%2Fhome%23Instances%3A',
    `/go/1/2?to=%2F${'a'.repeat(3000)}`,
  ])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path)
  })

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%0d%0aset-cookie:x'.replace('%0d%0a', '\r\n'),
    'javascript:alert(1)',
    ' /ok',
    '/ok\u0000',
    '/./..//evil.example',
    '/signin?returnTo=/signin',
    '/signout',
    '/auth/corp/start',
    '/api/v1/credentials',
    `/${'a'.repeat(7000)}`,
  ])('drops %j', (path) => {
    expect(safeReturnPath(path)).toBe('/')
  })

  it('never leads to another origin', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const wanted of [text, `/${text}`]) {
          expect(new URL(safeReturnPath(wanted), 'https://portal.example').origin).toBe('https://portal.example')
        }
      }),
    )
  })
})
