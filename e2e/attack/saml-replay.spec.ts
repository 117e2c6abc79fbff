import { expect } from '@playwright/test'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { startOwnPostgres } from '../own-postgres'
import { createSigningCertificate } from '../stack/saml/certificate'
import { replaced } from './saml/edits'
import { beginLogin, createJar, type Login, postAnswer, signedInAs } from './saml/saml-login'
import { factsFor, type SamlPortal, sourceLine, test } from './saml/saml-portal'
import { createKit, type Kit } from './saml/variant'
import { recordAttack, recordControl } from './tally'

const family = 'SAML answers used again'
const copies = 20

/** The good answer to a fresh sign-in. */
async function goodAnswer({
  portal,
  kitFor,
}: SamlPortal): Promise<{ readonly login: Login; readonly answer: string; readonly kit: Kit }> {
  const login = await beginLogin(portal.origin, 'assertion')
  const kit = kitFor(login)
  return { login, kit, answer: kit.answer() }
}

test('an answer signs in once, however it comes again', async ({ saml }) => {
  const { origin } = saml.portal
  const { login, answer, kit } = await goodAnswer(saml)
  const taken = await postAnswer(origin, login, answer)
  expect(taken.refusal).toBeNull()
  recordControl(family, 'the first time', (await signedInAs(origin, login.jar)) !== null)
  const withSession = login.jar.copy()
  const attempt = async (name: string, tried: Login, forged: string) => {
    const { refusal } = await postAnswer(origin, tried, forged)
    const isNew = refusal === null
    recordAttack(family, name, isNew)
    expect.soft(refusal?.code, name).toMatch(/^sign_in_(replayed|state_mismatch|answer_malformed)$|^signature_missing$/)
  }
  await attempt('replay-serial', { ...login, jar: withSession }, answer)
  await withSession.send(`${origin}/signout`, { method: 'POST', headers: { origin } })
  expect(await signedInAs(origin, withSession)).toBeNull()
  await attempt('replay-after-signout', { ...login, jar: withSession }, answer)
  expect(await signedInAs(origin, withSession)).toBeNull()
  await attempt('replay-without-cookies', { ...login, jar: createJar() }, answer)
  const later = await beginLogin(origin, 'assertion')
  await attempt('replay-in-another-sign-in', later, answer)
  await attempt('replay-new-shell', login, replaced(/^<samlp:Response[^>]*? ID="[^"]*"/, shellOf(answer))(answer))
  await attempt('replay-other-bytes', login, `${answer} `)
  await attempt('replay-new-answer-to-the-same-request', login, kit.answer())
})

test('an assertion that a provider hands out for a second request signs nobody in again', async ({ saml }) => {
  const { origin } = saml.portal
  const id = (xml: string) => xml.replace(/ ID="[^"]*"/, ' ID="_handed-out-twice"')
  const [first, second] = [await beginLogin(origin, 'both'), await beginLogin(origin, 'both')]
  const outcome = await postAnswer(origin, first, saml.kitFor(first).answer({ assertion: id }))
  recordControl(family, 'an assertion id for the first time', outcome.refusal === null)
  expect(outcome.refusal).toBeNull()
  const again = await postAnswer(origin, second, saml.kitFor(second).answer({ assertion: id }))
  recordAttack(family, 'an assertion id again', again.refusal === null)
  expect(again.refusal?.code).toBe('sign_in_replayed')
  expect(await signedInAs(origin, second.jar)).toBeNull()
})

test(`of ${copies} copies at once, one signs in`, async ({ saml }) => {
  const { login, answer } = await goodAnswer(saml)
  await expectOne('replay-concurrent', login, answer, [saml.portal.origin])
})

test('an answer signs in once at all replicas together, and not after a restart', async () => {
  test.setTimeout(90_000)
  const signer = await createSigningCertificate(new Date())
  const postgres = await startOwnPostgres()
  const config = ['signIn:', sourceLine('assertion', signer)]
  const portal = await startOwnPortal({ config, databaseUrl: postgres.url })
  try {
    const login = await beginLogin(portal.origin, 'assertion')
    const kit = createKit(factsFor(portal, login, signer), { stranger: signer, listener: 'http://localhost:9' })
    const replicas = [await portal.startReplica(), await portal.startReplica()]
    const answer = kit.answer()
    await expectOne('replay-concurrent at replicas', login, answer, [portal.origin, ...replicas])
    await portal.restart()
    await expectRefused('replay-after-restart', portal, login, answer)
    await test.step('a sign-in that was begun before a restart ends after it', async () => {
      const begun = await beginLogin(portal.origin, 'assertion')
      await portal.restart()
      const late = createKit(factsFor(portal, begun, signer), { stranger: signer, listener: 'http://localhost:9' })
      const outcome = await postAnswer(portal.origin, begun, late.answer())
      recordControl(family, 'a sign-in across a restart', outcome.refusal === null)
      expect(outcome.refusal).toBeNull()
    })
  } finally {
    await portal.stop()
    await postgres.stop()
  }
})

/** Posts many copies at once, in turn at all addresses; all but one must be refused. */
async function expectOne(name: string, login: Login, answer: string, origins: readonly string[]): Promise<void> {
  const posts = Array.from({ length: copies }, (_, index) => {
    const jar = login.jar.copy()
    const origin = origins[index % origins.length] ?? ''
    return postAnswer(origin, { ...login, jar }, answer).then(async (outcome) => {
      return { outcome, person: await signedInAs(origin, jar) }
    })
  })
  const ends = await Promise.all(posts)
  const sessions = ends.filter(({ person }) => person !== null)
  recordControl(family, `${name}: one`, sessions.length > 0)
  recordAttack(family, `${name}: more`, sessions.length > 1)
  expect(sessions).toHaveLength(1)
  const codes = ends.flatMap(({ outcome }) => outcome.refusal?.code ?? [])
  expect(codes).toHaveLength(copies - 1)
  for (const code of codes) expect(code).toMatch(/^sign_in_(replayed|state_mismatch)$/)
}

async function expectRefused(name: string, { origin }: OwnPortal, login: Login, answer: string): Promise<void> {
  const jar = login.jar.copy()
  const { refusal } = await postAnswer(origin, { ...login, jar }, answer)
  recordAttack(family, name, refusal === null)
  expect(refusal?.code).toMatch(/^sign_in_(replayed|state_mismatch)$/)
}

function shellOf(xml: string): string {
  const start = /^<samlp:Response[^>]*? ID="[^"]*"/.exec(xml)?.[0] ?? ''
  return start.replace(/ ID="[^"]*"/, ' ID="_a-new-shell"')
}
