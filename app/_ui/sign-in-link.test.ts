import { expect, it } from 'vitest'
import { wholeRole } from '@/lib/domain/scope'
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

it('asks with what was chosen and typed, once, and never in an address', async () => {
  const sent: { url: unknown; body: unknown }[] = []
  await requestSignInLink({
    entitlement: '111122223333/ReadOnly',
    place: { service: 's3', region: 'us-east-2' },
    choices: { durationSeconds: 900, scope: { ...wholeRole, readOnly: true }, reason: 'because', ticket: null },
    mfaCode: '123456',
    signal: new AbortController().signal,
    fetch: async (url, init) => {
      sent.push({ url, body: JSON.parse(String(init?.body)) })
      return Response.json(issued)
    },
  })
  const scope = { readOnly: true, services: [], region: false, myIp: false, policies: [] }
  const choices = { durationSeconds: 900, scope, reason: 'because', ticket: null }
  const place = { destination: null, service: 's3', region: 'us-east-2' }
  const body = { entitlement: '111122223333/ReadOnly', ...place, ...choices, mfaCode: '123456' }
  expect(sent).toEqual([{ url: '/api/v1/console', body }])
})

it.each([
  ['no link', { ...issued, url: undefined }],
  ['what is no address', { ...issued, url: 'canary' }],
  ['no end', { ...issued, expiresAt: '' }],
  ['no length of the session', { ...issued, session: {} }],
])('refuses an answer with %s', async (_what, body) => {
  expect(await ask(body)).toMatchObject({ ok: false, problem: { strayStatus: 200 } })
})

it('shows the host of a link and nothing else', () => {
  const link = { url: issued.url, expiresAt: new Date(), session: { countedFrom: 'sign-in', seconds: 900 } } as const
  expect(maskedLink(link)).toBe('https://eu-west-1.signin.aws.amazon.com/••••••••••••')
})
