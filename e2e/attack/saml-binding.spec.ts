import { expect } from '@playwright/test'
import { encodings, parserDifferentials } from './saml/documents'
import { documentTypes, entityBombs } from './saml/entities'
import { beginLogin, createJar, type Login, postAnswer, signedInAs } from './saml/saml-login'
import { providers, type SamlPortal, test } from './saml/saml-portal'
import { severalOfAKind } from './saml/several'
import { heavy } from './saml/sizes'
import { requests, statuses } from './saml/statements'
import { changedAfterwards, stripped } from './saml/stripping'
import { attacker, victim } from './saml/variant'
import { assertionWrapping, responseWrapping } from './saml/wrapping'
import { recordAttack, recordControl } from './tally'

const garbage = {
  ...{ ...encodings, ...parserDifferentials, ...documentTypes, ...entityBombs, ...heavy, ...severalOfAKind },
  ...{ ...requests, ...statuses, ...changedAfterwards, ...stripped, ...assertionWrapping, ...responseWrapping },
}

/** Posts an attack, and says whether anybody is signed in by it. */
async function attack(
  saml: SamlPortal,
  family: string,
  tried: { readonly name: string; readonly login: Login; readonly answer: string },
) {
  const { origin } = saml.portal
  const { name, login, answer } = tried
  const { refusal, location } = await postAnswer(origin, login, answer)
  const person = await signedInAs(origin, login.jar)
  recordAttack(family, name, person !== null)
  expect.soft(person, `${name}: ${location}`).toBeNull()
  return refusal?.code
}

test('nothing that is refused ends a sign-in that waits for its answer', async ({ saml }) => {
  const family = 'SAML sign-ins cancelled by garbage'
  const { origin } = saml.portal
  const login = await beginLogin(origin, 'both')
  const kit = saml.kitFor(login)
  for (const [name, forge] of Object.entries(garbage)) {
    const forged = forge(kit)
    const outcome = forged === null ? null : await postAnswer(origin, login, forged)
    if (outcome?.refusal === null) expect.soft(outcome.location, name).toContain('/refused')
  }
  expect(await signedInAs(origin, login.jar)).toBeNull()
  await postAnswer(origin, login, kit.answer())
  const person = await signedInAs(origin, login.jar)
  recordControl(family, 'the good answer after all of them', person !== null)
  for (const name of Object.keys(garbage)) recordAttack(family, name, person === null)
  expect(person?.subject).toBe(attacker.nameId)
})

test('an answer counts in the browser that asked for it alone', async ({ saml }) => {
  const family = 'SAML answers in another browser'
  const { origin } = saml.portal
  const [mine, theirs] = [await beginLogin(origin, 'assertion'), await beginLogin(origin, 'assertion')]
  const answer = saml.kitFor(mine).answer()
  const empty = { ...mine, jar: createJar() }
  const mismatch = 'sign_in_state_mismatch'
  expect
    .soft(await attack(saml, family, { name: 'browser-binding', login: { ...mine, jar: theirs.jar }, answer }))
    .toBe(mismatch)
  expect.soft(await attack(saml, family, { name: 'browser-without-cookies', login: empty, answer })).toBe(mismatch)
  const swapped = { ...theirs, requestId: mine.requestId }
  expect.soft(await attack(saml, family, { name: 'relaystate-of-own-sign-in', login: swapped, answer })).toBe(mismatch)
  const other = await beginLogin(origin, 'response')
  const elsewhere = { ...mine, jar: other.jar }
  expect.soft(await attack(saml, family, { name: 'cookie-of-another-source', login: elsewhere, answer })).toBe(mismatch)
  const twoTabs = await beginLogin(origin, 'assertion', mine.jar)
  const secondTab = { ...twoTabs, requestId: mine.requestId }
  expect.soft(await attack(saml, family, { name: 'answer-of-the-other-tab', login: secondTab, answer })).toBe(mismatch)
  await postAnswer(origin, mine, answer)
  const person = await signedInAs(origin, mine.jar)
  recordControl(family, 'its own browser, with two tabs', person !== null)
  expect(person?.subject).toBe(attacker.nameId)

  await test.step('a stranger’s answer neither replaces nor ends a session', async () => {
    const stolen = await beginLogin(origin, 'assertion')
    const { refusal } = await postAnswer(
      origin,
      { ...stolen, jar: mine.jar },
      saml.kitFor(stolen).answer({ nameId: victim.nameId }),
    )
    const after = await signedInAs(origin, mine.jar)
    recordAttack(family, 'login-csrf', after?.subject !== attacker.nameId)
    expect(refusal?.code).toBe(mismatch)
    expect(after?.subject).toBe(attacker.nameId)
  })
})

test('an answer counts at the source that was asked alone, and persons are those of a source', async ({ saml }) => {
  const family = 'SAML answers of another provider'
  const { origin } = saml.portal
  const fresh = (source: string) => beginLogin(origin, source)
  const { first, second } = saml.signers
  const attempt = async (name: string, source: string, answer: (login: Login) => string) => {
    const login = await fresh(source)
    await attack(saml, family, { name, login, answer: answer(login) })
  }
  await attempt('cross-idp-key', 'assertion', (login) => saml.kitFor(login).answer({ signer: second }))
  await attempt('cross-idp-key-both-ways', 'second', (login) => saml.kitFor(login).answer({ signer: first }))
  await attempt('cross-idp-issuer', 'assertion', (login) =>
    saml.kitFor(login).answer({ signer: second, issuer: providers.second }),
  )
  await attempt('cross-idp-issuer-alone', 'assertion', (login) =>
    saml.kitFor(login).answer({ issuer: providers.second }),
  )
  await attempt('cross-source-same-provider', 'both', (login) =>
    saml.kitFor({ ...login, source: 'response' }).answer({ mode: 'both' }),
  )
  await test.step('cross-idp: both sign-ins in one browser, the answer of one at the other', async () => {
    const one = await fresh('assertion')
    const other = await beginLogin(origin, 'second', one.jar)
    const answer = saml.kitFor(one).answer()
    await attack(saml, family, {
      name: 'cross-idp-same-browser',
      login: { ...other, relayState: one.relayState },
      answer,
    })
    await attack(saml, family, { name: 'cross-idp-own-relaystate', login: other, answer })
  })
  const [here, there] = [await fresh('assertion'), await fresh('second')]
  for (const login of [here, there]) {
    await postAnswer(origin, login, saml.kitFor(login).answer())
    const person = await signedInAs(origin, login.jar)
    recordControl(family, `the same subject at ${login.source}`, person?.source === login.source)
    expect(person).toMatchObject({ source: login.source, subject: attacker.nameId })
  }
})

const states = [
  ...['', 'https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/', '../..', '%00'],
  ...['A'.repeat(43), 'A'.repeat(10_000), '{"returnTo":"https://evil.example"}', '\r\nSet-Cookie: a=b', '\u0000'],
]
const ways = [
  ...[
    '//evil.example',
    '/\\evil.example',
    '///evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
  ],
  ...[
    'https://evil.example/',
    'javascript:alert(1)',
    '/%2f/evil.example',
    '/\r\nset-cookie:a=b',
    '/@evil.example/..//x',
    '\\\\evil.example',
  ],
]

test('RelayState is our own word or nothing, and no way back leads out of the portal', async ({ saml }) => {
  const family = 'SAML RelayState'
  const { origin, publicOrigin } = saml.portal
  const login = await beginLogin(origin, 'assertion')
  const answer = saml.kitFor(login).answer()
  for (const relayState of states) {
    const code = await attack(saml, family, {
      name: `relaystate ${relayState.slice(0, 40)}`,
      login: { ...login, relayState },
      answer,
    })
    expect.soft(code, relayState.slice(0, 40)).toBe('sign_in_state_mismatch')
  }
  const twice = new URLSearchParams({
    SAMLResponse: Buffer.from(answer).toString('base64'),
    RelayState: login.relayState,
  })
  expect((await postAnswer(origin, login, twice)).refusal?.code, 'RelayState twice').toBe('sign_in_state_mismatch')
  expect((await postAnswer(origin, login, answer)).location).toBe(`${publicOrigin}/`)
  for (const way of ways) {
    const begun = await beginLogin(origin, 'assertion', undefined, way)
    const { location } = await postAnswer(origin, begun, saml.kitFor(begun).answer())
    const isOutside = new URL(location, publicOrigin).origin !== publicOrigin
    recordAttack(family, `return to ${way}`, isOutside)
    expect.soft(isOutside, `${way}: ${location}`).toBe(false)
  }
  const home = await beginLogin(origin, 'assertion', undefined, '/sessions?from=here')
  const { location } = await postAnswer(origin, home, saml.kitFor(home).answer())
  recordControl(family, 'a path of the portal', location === `${publicOrigin}/sessions?from=here`)
  expect(location).toBe(`${publicOrigin}/sessions?from=here`)
})
