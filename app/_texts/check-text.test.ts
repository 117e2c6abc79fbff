import { expect, it } from 'vitest'
import { type CheckText, checkValues } from '@/lib/domain/denial-check'
import { textsIn } from '../_messages/texts-in'
import { checkText } from './check-text'

const checks = Object.entries(checkValues).map(([message, names]) => {
  const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
  return { message, names, says: { message, values } as CheckText }
})

it.each(checks)('says $message in a whole sentence with everything that belongs into it', ({ names, says }) => {
  for (const locale of ['en', 'de'] as const) {
    const text = checkText(textsIn(locale, 'denialChecks'), locale, says)
    expect(text).toMatch(/^\p{Lu}.* .*\.$/u)
    for (const name of names) expect(text).toContain(`<${name}>`)
  }
})

it('names any one of several', () => {
  const says = { message: 'oidcAudience', values: { audiences: ['a', 'b', 'c'] } } as const
  expect(checkText(textsIn('en', 'denialChecks'), 'en', says)).toContain('a, b or c')
  expect(checkText(textsIn('de', 'denialChecks'), 'de', says)).toContain('a, b oder c')
})
