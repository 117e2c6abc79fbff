import { expect, it } from 'vitest'
import { maskedLink, requestSignInLink } from './sign-in-link'

const issued = {
  url: 'https://eu-west-1.signin.aws.amazon.com/federation?Action=login&SigninToken=canary',
  expiresAt: '2026-11-24T10:15:00.000Z',
  session: { countedFrom: 'sign-in', seconds: 43_200 },
}

const ask = (body: object) =>
  requestSignInLink({
    entitlement: '111122223333/ReadOnly',
    signal: new AbortController().signal,
    fetch: async () => Response.json(body),
  })

it('reads the link, its end, and how long the console will stay open', async () => {
  const answer = await ask(issued)
  const { url, session } = issued
  expect(answer).toMatchObject({ ok: true, value: { url, expiresAt: new Date(issued.expiresAt), session } })
  const endsAt = '2026-11-24T11:00:00.000Z'
  const inherited = await ask({ ...issued, session: { countedFrom: 'issue', endsAt } })
  expect(inherited).toMatchObject({ value: { session: { countedFrom: 'issue', endsAt: new Date(endsAt) } } })
})

it.each([
  ['no link', { ...issued, url: undefined }],
  ['what is no address', { ...issued, url: 'canary' }],
  ['no end', { ...issued, expiresAt: '' }],
  ['no length of the session', { ...issued, session: {} }],
])('refuses an answer with %s', async (_what, body) => {
  expect(await ask(body)).toMatchObject({ ok: false, problem: { title: 'The answer could not be read' } })
})

it('shows the host of a link and nothing else', () => {
  const link = { url: issued.url, expiresAt: new Date(), session: { countedFrom: 'sign-in', seconds: 900 } } as const
  expect(maskedLink(link)).toBe('https://eu-west-1.signin.aws.amazon.com/••••••••••••')
})
