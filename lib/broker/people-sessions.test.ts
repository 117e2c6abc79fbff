import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Identity } from '../domain/identity'
import type { PortalSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { signedInPeople, signOutPerson } from './people-sessions'
import { beginSignIn, finishSignIn } from './sign-in'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const group = (value: string) => [{ value, raw: value, from: 'groups' }]
const admin: Identity = { ...reader, subject: 'u-9', name: 'Root', email: 'root@example.com', groups: group('admins') }
const auditor: Identity = { ...reader, subject: 'u-8', groups: group('auditors') }

async function signIn(identity: Identity): Promise<PortalSession> {
  const { sessions } = test.installation
  const id = await sessions.open({ identity, proof: samlResult().proof, client: visit.client, endsBy: null })
  const session = await sessions.read(hashSessionId(id.reveal()))
  if (!session) throw new Error('no session')
  return session
}

const isAlive = async ({ idHash }: PortalSession) => (await test.installation.sessions.read(idHash)) !== null

describe('an administrator', () => {
  it('sees who is signed in, each with their browsers, by how they are called', async () => {
    await signIn(admin)
    await signIn(reader)
    await signIn(reader)
    const all = await signedInPeople(test.installation, admin, null)
    expect(all?.people.map(({ subject, browsers }) => `${subject} ${browsers.length}`).sort()).toEqual([
      'u-1 2',
      'u-9 1',
    ])
    const found = await signedInPeople(test.installation, admin, 'ana@')
    expect(found).toMatchObject({
      people: [{ source: 'partners', subject: 'u-1', browsers: [{ client: visit.client }, { client: visit.client }] }],
      isWhole: true,
    })
    expect(JSON.stringify(found)).not.toMatch(/idHash|proof/)
  })

  it('sees a sign-in that was left alone only where programs may go on by it', async () => {
    const left = { ...(await signIn(admin)), idHash: 'left', lastSeenAt: new Date('2026-03-01T08:00:00Z') }
    await test.installation.repositories.sessions.insert({ ...left, identity: reader })
    const { current } = test.installation
    const seen = async (enabled: boolean) => {
      const config = { ...current().config, apiTokens: { enabled, maxDays: 30 } }
      const installation = { ...test.installation, current: () => ({ ...current(), config }) }
      return (await signedInPeople(installation, admin, 'ana'))?.people.map(({ subject }) => subject)
    }
    expect(await seen(false)).toEqual([])
    expect(await seen(true)).toEqual(['u-1'])
  })

  it('signs somebody out everywhere, with proofs, and the audit has both names', async () => {
    const session = await signIn(admin)
    const [one, two] = [await signIn(reader), await signIn(reader)]
    const ended = await signOutPerson(test.installation, { ...visit, session, source: 'partners', subject: 'u-1' })
    expect(ended).toBe(2)
    expect(await Promise.all([one, two, session].map(isAlive))).toEqual([false, false, true])
    expect(await test.installation.repositories.proofs.find(one.idHash)).toBeNull()
    expect(test.events).toMatchObject([
      {
        ...{ action: 'sign-out', outcome: 'succeeded', actor: { subject: 'u-9', name: 'Root' } },
        details: {
          cause: 'administrator',
          sessions: 2,
          personSource: 'partners',
          personSubject: 'u-1',
          person: 'ana@example.com',
        },
      },
    ])
  })

  it('may find that somebody had left: that is in the audit too', async () => {
    const session = await signIn(admin)
    expect(await signOutPerson(test.installation, { ...visit, session, source: 'others', subject: 'u-1' })).toBe(0)
    expect(test.events).toMatchObject([{ details: { sessions: 0, personSource: 'others', personSubject: 'u-1' } }])
  })

  it.each([reader, auditor])('is nobody else: for others there is no such thing (%#)', async (identity) => {
    const [session, other] = [await signIn(identity), await signIn(admin)]
    expect(await signedInPeople(test.installation, identity, null)).toBeNull()
    const attempt = signOutPerson(test.installation, { ...visit, session, source: 'partners', subject: 'u-9' })
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    expect(await isAlive(other)).toBe(true)
    expect(test.events).toMatchObject([{ outcome: 'refused', code: 'not_found', actor: { subject: identity.subject } }])
  })
})

describe('the browsers of one person', () => {
  async function signInByProvider(count: number) {
    test.script.finish = async () => samlResult(`_${count}`)
    const request = { ...visit, sourceId: 'partners', returnTo: null, loginHint: null, browserToken: null }
    const { browserToken } = await beginSignIn(test.installation, request)
    const form = new URLSearchParams({ SAMLResponse: 'PHg+', RelayState: test.pendingIds.at(-1) ?? '' })
    const answer = { url: new URL('https://aws.example.com/auth/partners/callback'), form }
    const { sessionId } = await finishSignIn(test.installation, {
      ...request,
      answer,
      browserToken,
      previousSession: null,
    })
    return hashSessionId(sessionId.reveal())
  }

  it('are as many as the configuration says: one more ends the oldest, and the audit says so', async () => {
    const { maxPerPerson } = test.installation.current().config.session
    const oldest = { ...(await signIn(reader)), createdAt: new Date('2026-03-01T09:00:00Z') }
    await test.installation.repositories.sessions.revoke(oldest.idHash, test.now())
    const early = { ...oldest, idHash: 'early', lastSeenAt: test.now(), expiresAt: new Date('2026-03-01T18:00:00Z') }
    await test.installation.repositories.sessions.insert(early)
    for (let count = 1; count < maxPerPerson; count += 1) await signInByProvider(count)
    expect(await isAlive(early)).toBe(true)
    const last = await signInByProvider(maxPerPerson)
    expect(await isAlive(early)).toBe(false)
    expect(await test.installation.sessions.read(last)).not.toBeNull()
    expect(test.events.filter(({ action }) => action === 'sign-out')).toMatchObject([
      { outcome: 'succeeded', actor: { subject: 'u-1' }, details: { cause: 'too_many', sessions: 1 } },
    ])
  })
})
