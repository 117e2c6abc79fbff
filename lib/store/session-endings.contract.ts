import { describe, expect, it } from 'vitest'
import type { PortalSession, ProviderSession, ProviderSignOut } from '../domain/session'
import type { StoreUnderTest } from './store-under-test.fixture'
import { aSessionOf, hostileText, instant } from './values.fixture'

export function describeSessionEndings(underTest: () => StoreUnderTest): void {
  const sessions = () => underTest().store.sessions
  const open = (idHash: string, atProvider?: ProviderSession, changes: Partial<PortalSession> = {}) =>
    sessions().insert({ ...aSessionOf('corp', 'ana', idHash), ...changes }, atProvider)
  const alive = async (...idHashes: readonly string[]) => {
    const found = await Promise.all(idHashes.map((idHash) => sessions().find(idHash)))
    return found.flatMap((session) => (session?.revokedAt === null ? [session.idHash] : []))
  }
  const names = (ended: readonly PortalSession[]) => ended.map(({ idHash }) => idHash).sort()

  describe('a sign-out by the provider', () => {
    const signOut = (changes: Partial<ProviderSignOut>) =>
      sessions().revokeAtProvider({ source: 'corp', subject: null, sessionIds: [], ...changes }, instant(5))

    it('ends the sessions that the provider names, and no others of the person', async () => {
      await open('one', { subject: 'raw-ana', sessionId: 'sid-1' })
      await open('two', { subject: 'raw-ana', sessionId: 'sid-2' })
      await open('three', { subject: 'raw-ana', sessionId: 'sid-3' })
      expect(names(await signOut({ sessionIds: ['sid-1'] }))).toEqual(['one'])
      expect(names(await signOut({ subject: 'raw-ana', sessionIds: ['sid-2', 'sid-9'] }))).toEqual(['two'])
      expect(await alive('one', 'two', 'three')).toEqual(['three'])
    })

    it('ends all sessions of the person where it names none, by what the provider calls the person', async () => {
      await open('one', { subject: 'raw-ana', sessionId: 'sid-1' })
      await open('two', { subject: 'raw-ana', sessionId: null })
      await open('other', { subject: 'raw-ben', sessionId: 'sid-3' })
      expect(names(await signOut({ subject: 'raw-ana' }))).toEqual(['one', 'two'])
      expect(await alive('one', 'two', 'other')).toEqual(['other'])
    })

    it('ends a session of the person whose name at the provider nobody knows', async () => {
      await open('unnamed', { subject: 'raw-ana', sessionId: null })
      expect(names(await signOut({ subject: 'raw-ana', sessionIds: ['sid-1'] }))).toEqual(['unnamed'])
    })

    it('ends what the release before wrote, by the person, and only of that source', async () => {
      await open('old')
      expect(await signOut({ source: 'partners', subject: 'ana' })).toEqual([])
      expect(names(await signOut({ subject: 'ana', sessionIds: ['sid-1'] }))).toEqual(['old'])
    })

    it.each<[string, Partial<ProviderSignOut>]>([
      ['another source', { source: 'partners', subject: 'raw-ana', sessionIds: ['sid-1'] }],
      ['another person with this session', { subject: 'raw-ben', sessionIds: ['sid-1'] }],
      ['an unknown session', { subject: 'raw-ana', sessionIds: ['sid-9'] }],
      ['the session where a person is to stand', { subject: 'sid-1' }],
      ['the person where a session is to stand', { sessionIds: ['raw-ana'] }],
      ['other letters', { subject: 'RAW-ANA', sessionIds: ['SID-1'] }],
      ['nothing', {}],
      ['odd text', { subject: hostileText, sessionIds: [hostileText, ''] }],
    ])('ends nothing for %s', async (_, changes) => {
      await open('one', { subject: 'raw-ana', sessionId: 'sid-1' })
      expect(await signOut(changes)).toEqual([])
      expect(await alive('one')).toEqual(['one'])
    })

    it('gives each ended session to one of 20 parallel callers, and never one that had ended', async () => {
      await open('one', { subject: 'raw-ana', sessionId: 'sid-1' })
      await open('over', { subject: 'raw-ana', sessionId: 'sid-2' }, { expiresAt: instant(4) })
      const calls = await Promise.all(Array.from({ length: 20 }, () => signOut({ subject: 'raw-ana' })))
      expect(names(calls.flat())).toEqual(['one'])
    })
  })

  describe('the number of sessions of a person', () => {
    const person = { source: 'corp', subject: 'ana', now: instant(100), idleSince: instant(-3600) }
    const opened = (idHash: string, at: number, changes: Partial<PortalSession> = {}) =>
      open(idHash, undefined, { createdAt: instant(at), lastSeenAt: instant(at), ...changes })

    it('is kept by ending the oldest, whoever was seen last', async () => {
      await opened('old', 1, { lastSeenAt: instant(90) })
      await opened('middle', 2)
      await opened('new', 3)
      expect(names(await sessions().revokeOldest(person, 2))).toEqual(['old'])
      expect(await sessions().revokeOldest(person, 2)).toEqual([])
      expect(await alive('old', 'middle', 'new')).toEqual(['middle', 'new'])
    })

    it('counts neither those that have ended nor those of others', async () => {
      await opened('living', 1)
      await opened('idle', 2, { lastSeenAt: instant(-3601) })
      await opened('over', 3, { expiresAt: instant(99) })
      await opened('revoked', 4, { revokedAt: instant(5) })
      await sessions().insert(aSessionOf('partners', 'ana', 'other'))
      expect(await sessions().revokeOldest(person, 1)).toEqual([])
      expect(await alive('living', 'other')).toEqual(['living', 'other'])
    })

    it('is kept under 30 parallel sign-ins: the youngest are left, and each end is told once', async () => {
      const start = async (index: number) => {
        await opened(`s-${String(index).padStart(2, '0')}`, index)
        return sessions().revokeOldest(person, 20)
      }
      const ended = names((await Promise.all(Array.from({ length: 30 }, (_, index) => start(index)))).flat())
      const left = await sessions().listOpen('corp', 'ana', instant(100))
      expect(left).toHaveLength(20)
      expect(ended).toEqual(Array.from({ length: 10 }, (_, index) => `s-0${index}`))
    })
  })

  describe('the search for people', () => {
    const search = async (person: string | null, limit = 10) => {
      const found = await sessions().search({ now: instant(100), idleSince: instant(-3600), person, limit })
      return found.map(({ idHash }) => idHash)
    }
    const called = (idHash: string, email: string | null, name: string, subject: string, seen = 0) => {
      const session = aSessionOf('corp', subject, idHash)
      return sessions().insert({
        ...session,
        identity: { ...session.identity, email, name },
        lastSeenAt: instant(seen),
      })
    }

    it('finds them by what e-mail address, name or subject begins with, in any case, last seen first', async () => {
      await called('one', 'Ana@example.com', 'Adams', 'u-1', 1)
      await called('two', null, 'anabel', 'u-2', 2)
      await called('three', null, 'Ben', 'ANA-3', 3)
      await called('four', 'ben@example.com', 'Susana', 'u-4', 4)
      expect(await search('ana')).toEqual(['three', 'two', 'one'])
      expect(await search(null)).toEqual(['four', 'three', 'two', 'one'])
      expect(await search(null, 2)).toEqual(['four', 'three'])
      expect(await search('an%')).toEqual([])
    })

    it('judges by the whole text, however long, and finds odd text', async () => {
      await called('long', null, `${'x'.repeat(60)}A`, 'u-1')
      await called('odd', null, hostileText, 'u-2')
      expect(await search(`${'x'.repeat(60)}a`)).toEqual(['long'])
      expect(await search(`${'x'.repeat(60)}b`)).toEqual([])
      expect(await search(hostileText.slice(0, 30))).toEqual(['odd'])
    })

    it('leaves out what has ended', async () => {
      await open('idle', undefined, { lastSeenAt: instant(-3601) })
      await open('over', undefined, { expiresAt: instant(99) })
      await open('revoked', undefined, { revokedAt: instant(5) })
      expect(await search(null)).toEqual([])
    })
  })
}
