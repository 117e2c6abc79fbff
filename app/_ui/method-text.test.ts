import { expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { methodText } from './method-text'

it('says in one line how AWS is asked, and why so', () => {
  expect(methodText(textsIn('en', 'choices'), ['web-identity', 'only'])).toBe('Issued by web-identity.')
  expect(methodText(textsIn('en', 'choices'), ['saml', 'longest-session'])).toBe(
    'Issued by saml, which gives the longest session.',
  )
})
