import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mostFavourites } from '../domain/preferences'
import { wholeRole } from '../domain/scope'
import type { PortalSession } from '../domain/session'
import { hashSessionId } from '../session/portal-sessions'
import { awsSessions } from './aws-sessions'
import { setFavourite } from './favourites'
import { openTestInstallation, reader, samlResult, visit } from './installation.fixture'
import { issueKeys, openConsole } from './issue'
import { endOwnSessions, ownSessions } from './own-sessions'

let test: Awaited<ReturnType<typeof openTestInstallation>>
beforeEach(async () => {
  test = await openTestInstallation()
})
afterEach(() => test.installation.close())

async function signIn(identity = reader): Promise<PortalSession> {
  const { sessions } = test.installation
  const id = await sessions.open({ identity, proof: samlResult().proof, client: visit.client, endsBy: null })
  const session = await sessions.read(hashSessionId(id.reveal()))
  if (!session) throw new Error('no session')
  return session
}

const wish = { durationSeconds: null, region: null, scope: wholeRole, reason: null, ticket: null, mfaCode: null }
const readOnly = '111122223333/ReadOnly'

describe('what was handed out to a person', () => {
  it('is what they got, newest first, with its end, and nothing that was refused', async () => {
    const session = await signIn()
    const ask = { ...visit, session, ...wish, entitlement: readOnly }
    await issueKeys(test.installation, ask)
    await expect(issueKeys(test.installation, { ...ask, entitlement: '111122223333/Admin' })).rejects.toThrow()
    const place = { destination: null, service: 's3', region: null }
    await openConsole(test.installation, { ...ask, wish: place, signOutFirst: false })
    const at = (seconds: number) => new Date(test.now().getTime() + seconds * 1000)
    expect(await awsSessions(test.installation, reader)).toMatchObject([
      { kind: 'console', entitlement: readOnly, endsAt: at(7200), destination: expect.stringContaining('/s3/') },
      { kind: 'keys', entitlement: readOnly, endsAt: at(3600), accessKeyId: 'ASIAEXAMPLE', destination: null },
    ])
    expect(await awsSessions(test.installation, { ...reader, subject: 'u-2' })).toEqual([])
  })
})

describe('favourites', () => {
  const set = (entitlement: string, isFavourite = true) =>
    setFavourite(test.installation, reader, { entitlement, isFavourite })

  it('are added once, kept in order, and removed', async () => {
    await set(readOnly)
    await set('111122223333/KeysOnly')
    expect((await set(readOnly)).favourites).toEqual([readOnly, '111122223333/KeysOnly'])
    expect((await set(readOnly, false)).favourites).toEqual(['111122223333/KeysOnly'])
  })

  it('are roles that the person may have; one that is gone can still be removed', async () => {
    await expect(set('111122223333/Admin')).rejects.toMatchObject({ code: 'not_entitled' })
    expect((await set('111122223333/Admin', false)).favourites).toEqual([])
  })

  it('are not without bound', async () => {
    const full = Array.from({ length: mostFavourites }, (_, index) => `role ${index}`)
    const { preferences } = test.installation.repositories
    await preferences.change('partners', 'u-1', (old) => ({ ...old, favourites: full }))
    await expect(set(readOnly)).rejects.toMatchObject({ code: 'request_malformed' })
  })
})

describe('a person’s own sessions', () => {
  it('are theirs alone, and none but the others end', async () => {
    const [here, there, stranger] = [await signIn(), await signIn(), await signIn({ ...reader, subject: 'u-2' })]
    const own = await ownSessions(test.installation, here)
    expect(own.map(({ isThis }) => isThis).sort()).toEqual([false, true])
    expect(await endOwnSessions(test.installation, { ...visit, session: here }, null)).toBe(1)
    const { sessions } = test.installation
    expect(await sessions.read(there.idHash)).toBeNull()
    expect(await sessions.read(here.idHash)).not.toBeNull()
    expect(await sessions.read(stranger.idHash)).not.toBeNull()
    expect(test.events).toMatchObject([{ action: 'sign-out', outcome: 'succeeded', details: { others: 1 } }])
  })

  it('end by a handle that works for their person only, and not for this one', async () => {
    const [here, there, stranger] = [await signIn(), await signIn(), await signIn({ ...reader, subject: 'u-2' })]
    const handles = await ownSessions(test.installation, here)
    const handleOf = (wanted: boolean) => handles.find(({ isThis }) => isThis === wanted)?.handle ?? 'none'
    const end = (session: PortalSession, handle: string) =>
      endOwnSessions(test.installation, { ...visit, session }, handle)
    expect(await end(stranger, handleOf(false))).toBe(0)
    expect(await end(here, handleOf(true))).toBe(0)
    expect(await end(here, handleOf(false))).toBe(1)
    expect(await test.installation.sessions.read(there.idHash)).toBeNull()
    expect(JSON.stringify(handles)).not.toContain(there.idHash)
  })
})
