import { test as base, expect } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { namespaces } from '../stack/saml/names'
import { type Facts, instantIn, renderResponse } from './saml/response'
import { beginLogin, createJar, type Jar, postAnswer, signedInAs } from './saml/saml-login'
import { fromValues, type SourcePortal, startSourcePortal } from './saml/source-portal'
import { recordAttack, recordControl } from './tally'

const family = 'SAML sign-ins begun at the provider'

const test = base.extend<object, { readonly door: SourcePortal }>({
  door: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const door = await startSourcePortal((keys) => ({
        closed: fromValues(keys),
        open: `${fromValues(keys)}, providerInitiated: true`,
      }))
      await use(door)
      await door.portal.stop()
    },
    { scope: 'worker' },
  ],
})

/** An answer that no request asked for. */
function unasked(door: SourcePortal, changes: Partial<Facts> = {}, source = 'open'): string {
  const withoutRequest = (xml: string) => xml.replaceAll(/ InResponseTo="[^"]*"/g, '')
  const { assertion = (xml: string) => xml, ...others } = changes
  const facts = { ...others, assertion: (xml: string) => assertion(withoutRequest(xml)) }
  const response =
    others.response ?? ((xml: string) => xml.replace(/(<samlp:Response [^>]*?) InResponseTo="[^"]*"/, '$1'))
  return renderResponse(door.factsFor(source, '_none', { ...facts, response }))
}

interface Waiting {
  readonly jar: Jar
  readonly location: string
  /** Under which the answer waits; null when it was refused. */
  readonly id: string | null
  readonly refusal: { readonly code: string; readonly reference: string } | null
}

async function post(
  door: SourcePortal,
  xml: string,
  to: Partial<{ source: string; jar: Jar; relayState: string }> = {},
) {
  const { source = 'open', jar = createJar(), relayState = '' } = to
  const login = { jar, source, requestId: '', relayState }
  const { location, refusal } = await postAnswer(door.portal.origin, login, xml)
  const id = new URL(location, door.portal.origin).searchParams.get('id')
  return { jar, location, id, refusal } satisfies Waiting
}

interface Saying {
  readonly answer?: 'yes' | 'no'
  readonly origin?: string | null
  readonly jar?: Jar
  readonly id?: string
  readonly source?: string
}

/** The person's word, as the page sends it unless something is otherwise. */
async function say(door: SourcePortal, waiting: Waiting, otherwise: Saying = {}): Promise<string> {
  const { answer = 'yes', origin = door.portal.publicOrigin, jar = waiting.jar, id, source = 'open' } = otherwise
  const body = new URLSearchParams({ id: id ?? waiting.id ?? '', answer })
  const headers = origin === null ? {} : { origin }
  const response = await jar.send(`${door.portal.origin}/auth/${source}/received`, { method: 'POST', body, headers })
  await response.arrayBuffer()
  return (response.headers.get('location') ?? '').replace(door.portal.publicOrigin, '')
}

async function expectNobody(door: SourcePortal, name: string, jar: Jar): Promise<void> {
  const person = await signedInAs(door.portal.origin, jar)
  recordAttack(family, name, person !== null)
  expect.soft(person, name).toBeNull()
}

test('somebody who comes from a tile is asked, and signed in after a yes', async ({ door, page, browser }) => {
  const { portal } = door
  const form = { SAMLResponse: Buffer.from(unasked(door)).toString('base64'), RelayState: '/help' }
  const response = await page.request.post(`${portal.origin}/auth/open/callback`, { form, maxRedirects: 0 })
  const location = response.headers()['location'] ?? ''
  expect((await page.request.get(`${portal.origin}/api/v1/me`)).status()).toBe(401)
  await page.goto(location)
  await expect(page.getByRole('heading', { name: 'Sign in as p-ana?' })).toBeVisible()
  await expect(page.getByText('This sign-in was begun at open, not here.')).toBeVisible()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  const german = await browser.newContext({ locale: 'de-DE', storageState: await page.context().storageState() })
  const another = await german.newPage()
  await another.goto(location)
  await expect(another.getByRole('heading', { name: 'Als p-ana anmelden?' })).toBeVisible()
  await german.close()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`${portal.publicOrigin}/help`)
  const me = await (await page.request.get(`${portal.origin}/api/v1/me`)).json()
  recordControl(family, 'in a browser, after a yes', me.identity?.subject === 'p-ana')
  expect(me.identity).toMatchObject({ source: 'open', subject: 'p-ana' })
})

test('only a yes from our own page, in the browser that received the answer, signs in, and once', async ({ door }) => {
  const waiting = await post(door, unasked(door))
  await expectNobody(door, 'without a yes', waiting.jar)
  await (
    await waiting.jar.send(
      `${door.portal.origin}${new URL(waiting.location).pathname}${new URL(waiting.location).search}`,
    )
  ).text()
  await expectNobody(door, 'by looking at the page', waiting.jar)
  for (const origin of ['https://evil.example', 'null', null]) {
    expect.soft(await say(door, waiting, { origin })).toContain('code=origin_refused')
    await expectNobody(door, `a yes from the origin ${origin}`, waiting.jar)
  }
  const stranger = createJar()
  expect.soft(await say(door, waiting, { jar: stranger })).toContain('code=sign_in_state_mismatch')
  await expectNobody(door, 'a yes from another browser', stranger)
  const { jar: victim } = await post(door, unasked(door))
  expect.soft(await say(door, waiting, { jar: victim })).toContain('code=sign_in_state_mismatch')
  await expectNobody(door, 'a yes from another browser that waits as well', victim)
  expect.soft(await say(door, waiting, { source: 'closed' })).toContain('code=sign_in_state_mismatch')
  await expectNobody(door, 'a yes at another source', waiting.jar)
  const copies = await Promise.all(Array.from({ length: 20 }, () => say(door, waiting, { jar: waiting.jar.copy() })))
  const accepted = copies.filter((location) => location === '/')
  recordControl(family, 'one of twenty yeses at once', accepted.length === 1)
  recordAttack(family, 'more than one of twenty yeses', accepted.length > 1)
  expect(accepted).toHaveLength(1)
})

test('an answer that nobody asked for waits once', async ({ door }) => {
  const xml = unasked(door)
  const copies = await Promise.all(Array.from({ length: 20 }, () => post(door, xml)))
  const received = copies.filter(({ id }) => id !== null)
  recordControl(family, 'one of twenty copies at once', received.length === 1)
  recordAttack(family, 'more than one of twenty copies', received.length > 1)
  expect(received).toHaveLength(1)
  const [one] = received
  if (!one) throw new Error('one waits')
  const later = await post(door, xml)
  await expectNobody(door, 'a copy while the first waits', later.jar)
  expect.soft(later.refusal?.code).toBe('sign_in_replayed')
  expect(await say(door, one)).toBe('/')
  const replayed = await post(door, xml)
  await expectNobody(door, 'a copy after the yes', replayed.jar)
  expect.soft(await door.auditedCode(replayed.refusal?.reference ?? '')).toBe('sign_in_replayed')
})

const refusals: Readonly<Record<string, readonly [changes: Partial<Facts>, code: string]>> = {
  'the answer to a request': [
    { assertion: (xml) => xml.replace(/<saml:SubjectConfirmationData /, '$&InResponseTo="_1" ') },
    'sign_in_state_mismatch',
  ],
  'a response to a request': [{ response: (xml) => xml }, 'sign_in_state_mismatch'],
  'for another portal': [{ audience: 'https://other.example' }, 'audience_mismatch'],
  'for another address': [{ consumerUrl: 'https://other.example/acs' }, 'recipient_mismatch'],
  'of another provider': [{ issuer: 'https://evil.example' }, 'issuer_mismatch'],
  'that ended': [
    { assertion: (xml) => xml.replaceAll(/NotOnOrAfter="[^"]*"/g, `NotOnOrAfter="${instantIn(-200)}"`) },
    'answer_expired',
  ],
  'issued long ago': [
    { assertion: (xml) => xml.replace(/IssueInstant="[^"]*"/, `IssueInstant="${instantIn(-700)}"`) },
    'answer_expired',
  ],
  'encrypted, where that is not taken': [
    {
      response: (xml) =>
        xml
          .replace(/ InResponseTo="[^"]*"/, '')
          .replace(
            /<saml:Assertion [\s\S]*<\/saml:Assertion>/,
            `<saml:EncryptedAssertion xmlns:saml="${namespaces.assertion}"/>`,
          ),
    },
    'sign_in_answer_malformed',
  ],
}

test('every other check of an answer stays', async ({ door }) => {
  for (const [name, [changes, code]] of Object.entries(refusals)) {
    const { jar, refusal } = await post(door, unasked(door, changes))
    await expectNobody(door, name, jar)
    expect.soft(refusal?.code, name).toBe(code)
    expect.soft(await door.auditedCode(refusal?.reference ?? ''), name).toBe(code)
  }
  const forged: Readonly<Record<string, readonly [xml: string, code: string]>> = {
    'not signed': [unasked(door).replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, ''), 'signature_missing'],
    'signed by a stranger': [unasked(door, { signer: door.stranger }), 'signature_invalid'],
    'changed after it was signed': [unasked(door).replace('>p-ana<', '>p-admin<'), 'signature_invalid'],
  }
  for (const [name, [xml, code]] of Object.entries(forged)) {
    const { jar, refusal } = await post(door, xml)
    await expectNobody(door, name, jar)
    expect.soft(refusal?.code, name).toBe(code)
  }
  const { jar, refusal } = await post(door, unasked(door, {}, 'closed'), { source: 'closed' })
  await expectNobody(door, 'at a source that admits none', jar)
  expect(refusal?.code).toBe('sign_in_state_mismatch')
})

test('it neither answers nor ends a sign-in that this browser has begun', async ({ door }) => {
  const { origin } = door.portal
  const login = await beginLogin(origin, 'open')
  const asAnswer = await post(door, unasked(door), { jar: login.jar, relayState: login.relayState })
  await expectNobody(door, 'as the answer to a sign-in that was begun', login.jar)
  expect.soft(asAnswer.refusal?.code).toBe('sign_in_state_mismatch')
  const waiting = await post(door, unasked(door, { nameId: 'p-eve' }), { jar: login.jar })
  await expectNobody(door, 'beside a sign-in that was begun', login.jar)
  const asked = renderResponse(door.factsFor('open', login.requestId))
  const { refusal } = await postAnswer(origin, { ...login, relayState: '' }, asked)
  await expectNobody(door, 'the answer to a sign-in, sent as if nobody had asked', login.jar)
  expect.soft(refusal?.code).toBe('sign_in_state_mismatch')
  await postAnswer(origin, login, asked)
  const person = await signedInAs(origin, login.jar)
  recordControl(family, 'the sign-in that was begun, after all that', person?.subject === 'p-ana')
  expect(person).toMatchObject({ subject: 'p-ana' })
  expect(await say(door, waiting, { answer: 'no' })).toBe('/signin?manual=1')
  expect(await signedInAs(origin, login.jar)).toMatchObject({ subject: 'p-ana' })
})

test('each page says yes to the person that it shows, and a no is final', async ({ door }) => {
  const { origin } = door.portal
  const first = await post(door, unasked(door))
  const second = await post(door, unasked(door, { nameId: 'p-eve' }), { jar: first.jar })
  expect(await say(door, first)).toBe('/')
  const person = await signedInAs(origin, first.jar)
  recordAttack(family, 'another person put in behind the page', person?.subject !== 'p-ana')
  expect(person).toMatchObject({ subject: 'p-ana' })
  const jar = createJar()
  const declined = await post(door, unasked(door), { jar })
  expect(await say(door, declined, { answer: 'no' })).toBe('/signin?manual=1')
  expect.soft(await say(door, declined)).toContain('code=sign_in_state_mismatch')
  await expectNobody(door, 'a yes after a no', jar)
  expect(await say(door, second, { answer: 'no' })).toBe('/signin?manual=1')
})

test('its RelayState leads to a page of the portal, or home', async ({ door }) => {
  for (const [relayState, target] of [
    ['/help', '/help'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/auth/open/start', '/'],
  ] as const) {
    const waiting = await post(door, unasked(door), { relayState })
    const location = await say(door, waiting)
    if (target === '/') recordAttack(family, `to ${relayState}`, location !== '/')
    expect.soft(location, relayState).toBe(target)
  }
})
