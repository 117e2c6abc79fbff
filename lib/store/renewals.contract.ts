import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreUnderTest } from './store-under-test.fixture'
import { anOidcProof, aSession, instant } from './values.fixture'

export function describeRenewals(underTest: () => StoreUnderTest): void {
  const { idHash } = aSession()
  const tokenHeld = async () => {
    const proof = await underTest().store.proofs.find(idHash)
    return proof?.kind === 'oidc' ? proof.idToken.reveal() : null
  }

  describe('the renewal of a proof', () => {
    const proofs = () => underTest().store.proofs
    beforeEach(async () => {
      await underTest().store.sessions.insert(aSession())
      await proofs().put(idHash, anOidcProof('first'))
    })

    it('is the right of exactly one of 20 parallel callers', async () => {
      const tickets = Array.from({ length: 20 }, (_, index) => instant(30 + index))
      const claims = await Promise.all(tickets.map((until) => proofs().claimRenewal(idHash, instant(), until)))
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    it('stores the new proof, and is free again', async () => {
      await proofs().claimRenewal(idHash, instant(), instant(30))
      expect(await proofs().renew(idHash, anOidcProof('second'), instant(30))).toBe(true)
      expect(await tokenHeld()).toBe('second')
      expect(await proofs().claimRenewal(idHash, instant(1), instant(31))).toBe(true)
    })

    it('passes on when its time is over, and then the late one stores nothing', async () => {
      await proofs().claimRenewal(idHash, instant(), instant(30))
      expect(await proofs().claimRenewal(idHash, instant(29), instant(59))).toBe(false)
      expect(await proofs().claimRenewal(idHash, instant(30), instant(60))).toBe(true)
      expect(await proofs().renew(idHash, anOidcProof('late'), instant(30))).toBe(false)
      await proofs().releaseRenewal(idHash, instant(30))
      expect(await proofs().claimRenewal(idHash, instant(31), instant(61))).toBe(false)
      expect(await tokenHeld()).toBe('first')
    })

    it('may be given back unused', async () => {
      await proofs().claimRenewal(idHash, instant(), instant(30))
      await proofs().releaseRenewal(idHash, instant(30))
      expect(await proofs().claimRenewal(idHash, instant(1), instant(31))).toBe(true)
    })

    it('brings nothing back after the proof was deleted', async () => {
      await proofs().claimRenewal(idHash, instant(), instant(30))
      await proofs().delete(idHash)
      expect(await proofs().renew(idHash, anOidcProof('second'), instant(30))).toBe(false)
      expect(await tokenHeld()).toBeNull()
      expect(await proofs().claimRenewal(idHash, instant(1), instant(31))).toBe(false)
    })
  })

  describe('the identity of a session', () => {
    const sessions = () => underTest().store.sessions
    const withoutGroups = () => ({ ...aSession(), identity: { ...aSession().identity, groups: [] } })

    it('is replaced, and nothing else of the session', async () => {
      await sessions().insert(aSession())
      expect(await sessions().replaceIdentity({ ...withoutGroups(), expiresAt: instant(99_999) })).toBe(true)
      expect(await sessions().find(idHash)).toEqual(withoutGroups())
    })

    it('is not replaced by that of somebody else, nor in a session that was revoked', async () => {
      await sessions().insert(aSession())
      const other = { ...withoutGroups(), identity: { ...aSession().identity, subject: 'ben' } }
      expect(await sessions().replaceIdentity(other)).toBe(false)
      await sessions().revoke(idHash, instant())
      expect(await sessions().replaceIdentity(withoutGroups())).toBe(false)
      expect((await sessions().find(idHash))?.identity).toEqual(aSession().identity)
    })
  })
}
