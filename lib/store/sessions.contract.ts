import { describe, expect, it } from 'vitest'
import type { PortalSession } from '../domain/session'
import { describeRenewals } from './renewals.contract'
import type { StoreUnderTest } from './store-under-test.fixture'
import { anOidcProof, aSamlProof, aSession, aSessionOf, instant } from './values.fixture'

export function describeSessions(underTest: () => StoreUnderTest): void {
  describe('sessions', () => {
    const sessions = () => underTest().store.sessions

    it('gives back a whole session, whatever text it holds', async () => {
      await sessions().insert(aSession())
      expect(await sessions().find('hash-of-a-session-id')).toEqual(aSession())
    })

    it('finds nothing under another id, whatever text it is', async () => {
      await sessions().insert(aSession())
      expect(await sessions().find('hash-of-a-session-i')).toBeNull()
      expect(await sessions().find("' or 1=1 --")).toBeNull()
    })

    it('finds expired and revoked rows too, for the caller to judge', async () => {
      const session = aSession({ expiresAt: instant(-1), revokedAt: instant(-2) })
      await sessions().insert(session)
      expect(await sessions().find(session.idHash)).toEqual(session)
    })

    it('moves lastSeenAt forward and never back', async () => {
      await sessions().insert(aSession())
      await sessions().touch('hash-of-a-session-id', instant(20))
      await sessions().touch('hash-of-a-session-id', instant(10))
      expect((await sessions().find('hash-of-a-session-id'))?.lastSeenAt).toEqual(instant(20))
    })

    it('revokes once: exactly one of 20 parallel callers is told so, and the first instant stays', async () => {
      await sessions().insert(aSession())
      const revoked = await Promise.all(
        Array.from({ length: 20 }, () => sessions().revoke(aSession().idHash, instant(5))),
      )
      expect(revoked.filter(Boolean)).toHaveLength(1)
      expect(await sessions().revoke(aSession().idHash, instant(9))).toBe(false)
      expect((await sessions().find(aSession().idHash))?.revokedAt).toEqual(instant(5))
      expect(await sessions().revoke('absent', instant())).toBe(false)
    })

    it('revokes the open sessions of one person of one source, and of nobody else', async () => {
      await sessions().insert(aSessionOf('corp', 'ana', 'one'))
      await sessions().insert(aSessionOf('corp', 'ana', 'two'))
      await sessions().insert(aSessionOf('partners', 'ana', 'three'))
      await sessions().insert(aSessionOf('corp', 'Ana', 'four'))
      await sessions().revoke('two', instant(1))
      expect((await sessions().revokePerson('corp', 'ana', instant(2))).map(({ idHash }) => idHash)).toEqual(['one'])
      const revokedAt = async (idHash: string) => (await sessions().find(idHash))?.revokedAt
      expect(await revokedAt('one')).toEqual(instant(2))
      expect(await revokedAt('two')).toEqual(instant(1))
      expect(await revokedAt('three')).toBeNull()
      expect(await revokedAt('four')).toBeNull()
    })

    it('lists the open sessions of one person, newest first', async () => {
      const ofAna = (idHash: string, changes: Partial<PortalSession>) => ({
        ...aSessionOf('corp', 'ana', idHash),
        ...changes,
      })
      await sessions().insert(ofAna('old', { createdAt: instant(1) }))
      await sessions().insert(ofAna('new', { createdAt: instant(2) }))
      await sessions().insert(ofAna('revoked', { revokedAt: instant(3) }))
      await sessions().insert(ofAna('over', { expiresAt: instant(4) }))
      await sessions().insert(aSessionOf('partners', 'ana', 'other source'))
      const open = await sessions().listOpen('corp', 'ana', instant(4))
      expect(open.map(({ idHash }) => idHash)).toEqual(['new', 'old'])
    })

    it('does not confuse people whose source and subject join to the same text', async () => {
      await sessions().insert(aSessionOf('a","b', 'c', 'one'))
      expect(await sessions().revokePerson('a', 'b","c', instant())).toHaveLength(0)
      expect(await sessions().revokePerson('a","b', 'c', instant())).toHaveLength(1)
    })

    it('deletes sessions whose end has come, with their proofs, and keeps the others', async () => {
      await sessions().insert(aSession({ idHash: 'ended', expiresAt: instant(10) }))
      await sessions().insert(aSession({ idHash: 'open', expiresAt: instant(11) }))
      await underTest().store.proofs.put('ended', anOidcProof())
      await underTest().store.proofs.put('open', anOidcProof())
      expect(await sessions().deleteExpired(instant(10))).toBe(1)
      expect(await sessions().find('ended')).toBeNull()
      expect(await underTest().store.proofs.find('ended')).toBeNull()
      expect(await underTest().store.proofs.find('open')).not.toBeNull()
    })

    it.each(['entra', 'answer'] as const)('keeps where the groups were found: %s', async (groupsFrom) => {
      const identity = { ...aSession().identity, groupsFrom }
      await sessions().insert({ ...aSession(), identity })
      expect((await sessions().find(aSession().idHash))?.identity.groupsFrom).toBe(groupsFrom)
    })

    it('refuses a row whose identity is not whole', async () => {
      const session = aSession()
      const identity = { ...session.identity, emailVerified: 'yes' as unknown as boolean }
      await sessions().insert({ ...session, identity })
      await expect(sessions().find(aSession().idHash)).rejects.toMatchObject({
        code: 'internal',
        details: { reason: 'row_malformed', table: 'sessions' },
      })
    })
  })

  describe('proofs', () => {
    const proofs = () => underTest().store.proofs

    it.each([anOidcProof(), { ...anOidcProof(), refreshToken: null, sessionId: null }, aSamlProof()])(
      'gives back a whole proof (%#)',
      async (proof) => {
        await underTest().store.sessions.insert(aSession())
        await proofs().put(aSession().idHash, proof)
        const found = await proofs().find(aSession().idHash)
        expect(JSON.stringify(found)).toBe(JSON.stringify(proof))
        if (found?.kind === 'oidc') expect(found.idToken.reveal()).toBe('canary-id-token')
        if (found?.kind === 'saml') expect(found.assertion.reveal()).toContain('canary-assertion')
      },
    )

    it('replaces the proof of a session, and deletes it', async () => {
      await underTest().store.sessions.insert(aSession())
      await proofs().put(aSession().idHash, anOidcProof('first'))
      await proofs().put(aSession().idHash, anOidcProof('second'))
      const found = await proofs().find(aSession().idHash)
      expect(found?.kind === 'oidc' && found.idToken.reveal()).toBe('second')
      await proofs().delete(aSession().idHash)
      expect(await proofs().find(aSession().idHash)).toBeNull()
    })

    it('refuses a proof without a session', async () => {
      await expect(proofs().put('no such session', anOidcProof())).rejects.toMatchObject({ code: 'internal' })
    })
  })

  describeRenewals(underTest)
}
