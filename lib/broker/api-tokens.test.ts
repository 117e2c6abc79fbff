import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import type { PortalSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { endApiToken, makeApiToken, ownApiTokens, visitByToken } from './api-tokens'
import { openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { signOutPerson } from './people-sessions'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

const wish = { name: ' laptop ', scopes: ['read', 'keys'], days: 7 }

async function signIn(): Promise<PortalSession> {
  const { sessions } = test.installation
  const id = await sessions.open({ identity: reader, proof: samlResult().proof, client: visit.client, endsBy: null })
  const session = await sessions.read(hashSessionId(id.reveal()))
  if (!session) throw new Error('no session')
  return session
}

async function made(changes: Partial<typeof wish> = {}) {
  const session = await signIn()
  const { token, view } = await makeApiToken(test.installation, { ...visit, session }, { ...wish, ...changes })
  return { session, token, view }
}

const show = (token: string, scope: 'read' | 'keys' = 'keys') =>
  visitByToken(test.installation, visit, { token: secret(token), scope })

describe('an API token', () => {
  it('acts for its person, is listed without itself, and is known as such in the audit', async () => {
    const { session, token, view } = await made()
    expect(token.reveal()).toMatch(/^brv_[\w-]{43}$/)
    expect(view).toMatchObject({ name: 'laptop', scopes: ['read', 'keys'], lastUsedAt: null })
    expect(await show(token.reveal())).toMatchObject({ session: { idHash: session.idHash }, apiToken: view.id })
    const listed = await ownApiTokens(test.installation, session)
    expect(listed).toEqual([{ ...view, lastUsedAt: test.now() }])
    const rows = test.events.filter(({ action }) => action === 'api-token')
    expect(rows.map(({ outcome, details }) => [outcome, details['made']])).toEqual([
      ['started', view.id],
      ['succeeded', view.id],
    ])
    expect(JSON.stringify([listed, test.events])).not.toContain(token.reveal())
  })

  it('does no more than it was made for', async () => {
    const { token } = await made({ scopes: ['read'] })
    await show(token.reveal(), 'read')
    await expect(show(token.reveal(), 'keys')).rejects.toMatchObject({ code: 'api_token_scope' })
  })

  it('sleeps while its person is signed in nowhere, and wakes when they sign in again', async () => {
    const { session, token } = await made()
    await test.installation.sessions.end(session.idHash)
    await expect(show(token.reveal())).rejects.toMatchObject({ code: 'api_token_asleep' })
    await signIn()
    await show(token.reveal())
  })

  it('counts no more once it was ended, by its person alone', async () => {
    const { session, token, view } = await made()
    const stranger = { ...session, identity: { ...reader, subject: 'u-2' } }
    const end = (by: PortalSession) => endApiToken(test.installation, { ...visit, session: by }, view.id)
    await expect(end(stranger)).rejects.toMatchObject({ code: 'not_found' })
    await end(session)
    await expect(end(session)).rejects.toMatchObject({ code: 'not_found' })
    await expect(show(token.reveal())).rejects.toMatchObject({ code: 'api_token_refused' })
    expect(test.events.at(-1)?.details).toEqual({ ended: view.id })
  })

  it('ends when an administrator signs its person out, and does not wake up', async () => {
    const { session, token } = await made()
    const group = { value: 'admins', raw: 'admins', from: 'groups' }
    const admin = { ...session, identity: { ...reader, subject: 'u-9', groups: [group] } }
    await signOutPerson(test.installation, { ...visit, session: admin, source: reader.source, subject: reader.subject })
    await signIn()
    await expect(show(token.reveal())).rejects.toMatchObject({ code: 'api_token_refused' })
  })

  it.each(['', 'brv_', `brv_${'A'.repeat(43)}`, `brv_${'A'.repeat(9000)}`, `brv_${'\u0000'.repeat(43)}`])(
    'that was never made is refused: %j',
    async (token) => {
      await expect(show(token)).rejects.toMatchObject({ code: 'api_token_refused' })
    },
  )

  it.each([
    { name: '  ' },
    { name: 'x'.repeat(61) },
    { scopes: [] },
    { scopes: ['read', 'admin'] },
    { scopes: ['read', 'read'] },
    { days: 0 },
    { days: 31 },
    { days: 1.5 },
    { days: Number.NaN },
  ])('is not made of %j', async (changes) => {
    await expect(made(changes)).rejects.toMatchObject({ code: 'request_malformed' })
  })

  it('is one of five at most', async () => {
    for (let count = 0; count < 5; count += 1) await made()
    await expect(made()).rejects.toMatchObject({ code: 'api_token_limit' })
  })

  it('is not made when that cannot be written down', async () => {
    test.script.beforeRow = () => {
      throw new Error('no audit')
    }
    await expect(made()).rejects.toThrow()
    test.script.beforeRow = () => undefined
    expect(await ownApiTokens(test.installation, await signIn())).toEqual([])
  })
})
