import { expect, it } from 'vitest'
import { methodText } from './method-text'

it('says in one line how AWS is asked, and why so', () => {
  expect(methodText(['web-identity', 'only'])).toBe('Issued by web-identity.')
  expect(methodText(['saml', 'longest-session'])).toBe('Issued by saml, which gives the longest session.')
})
