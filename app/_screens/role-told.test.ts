import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { inEnglish } from '../_messages/in-english.fixture'
import { RoleTold } from './role-told'

const role = { arn: 'arn:aws:iam::111122223333:role/Admin' } as const
const passedOver = [
  { method: 'saml', why: 'listed-later' },
  { method: 'session-token', why: 'no-console' },
] as const
const preview = {
  name: 'ana=K7',
  sourceIdentity: null,
  session: { tags: [{ key: 'team', value: '<b>pay</b>' }], omitted: [{ key: 'email', reason: 'unverified' }] },
  transitiveTagKeys: ['team'],
  rest: null,
} as const

it('says why a method is taken, why each other is not, and what is passed on or left out', () => {
  const entitlement = { role, method: 'web-identity', methodReason: { because: 'order', passedOver } } as const
  const html = renderToStaticMarkup(inEnglish(createElement(RoleTold, { entitlement, preview })))
  const text = html.replace(/<[^>]*>/g, '')
  expect(text).toContain('It is the first of several that are alike.')
  expect(text).toContain('SAML, with an assertion from Brevet: it is no better, and listed later')
  expect(text).toContain('Session of the account’s IAM user: it opens no console')
  expect(text).toContain('team=&lt;b&gt;pay&lt;/b&gt;, passed on to the next role')
  expect(text).toContain('email left out: unverified')
})
