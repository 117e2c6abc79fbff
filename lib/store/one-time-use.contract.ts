import { describe, expect, it } from 'vitest'
import type { StoreUnderTest } from './store-under-test.fixture'
import { aPendingSignIn, hostileText, instant } from './values.fixture'

export function describeOneTimeUse(underTest: () => StoreUnderTest): void {
  describe('pending sign-ins', () => {
    const pendings = () => underTest().store.pendingSignIns
    const binding = ['state-1', 'corp', 'browser-1'] as const

    it('gives back a whole sign-in without consuming it', async () => {
      await pendings().insert(aPendingSignIn())
      expect(await pendings().find(...binding, instant())).toEqual(aPendingSignIn())
      expect(await pendings().find(...binding, instant())).toEqual(aPendingSignIn())
    })

    it.each<[string, readonly [string, string, string]]>([
      ['id', ['state-2', 'corp', 'browser-1']],
      ['source', ['state-1', 'partners', 'browser-1']],
      ['browser', ['state-1', 'corp', 'browser-2']],
      ['text, however odd', [hostileText, hostileText, hostileText]],
    ])('neither finds nor consumes it with another %s', async (_what, other) => {
      await pendings().insert(aPendingSignIn())
      expect(await pendings().find(...other, instant())).toBeNull()
      expect(await pendings().consume(...other, instant())).toBe(false)
      expect(await pendings().consume(...binding, instant())).toBe(true)
    })

    it('is consumed by exactly one of 20 parallel callers', async () => {
      await pendings().insert(aPendingSignIn())
      const consumed = await Promise.all(Array.from({ length: 20 }, () => pendings().consume(...binding, instant())))
      expect(consumed.filter(Boolean)).toHaveLength(1)
      expect(await pendings().find(...binding, instant())).toBeNull()
    })

    it('ends when its time has come, and is deleted then', async () => {
      await pendings().insert(aPendingSignIn())
      await pendings().insert(aPendingSignIn({ id: 'later', expiresAt: instant(601) }))
      expect(await pendings().find(...binding, instant(600))).toBeNull()
      expect(await pendings().consume(...binding, instant(600))).toBe(false)
      expect(await pendings().deleteExpired(instant(600))).toBe(1)
      expect(await pendings().find('later', 'corp', 'browser-1', instant(600))).not.toBeNull()
    })
  })

  describe('used assertions', () => {
    const used = () => underTest().store.usedAssertions

    it('are remembered by exactly one of 20 parallel callers', async () => {
      const calls = Array.from({ length: 20 }, () => used().remember('partners', '_id', instant(60)))
      expect((await Promise.all(calls)).filter(Boolean)).toHaveLength(1)
      expect(await used().remember('partners', '_id', instant(90))).toBe(false)
    })

    it('are known per source, whatever their text and length', async () => {
      expect(await used().remember('partners', hostileText.repeat(500), instant(60))).toBe(true)
      expect(await used().remember('partners', hostileText.repeat(500), instant(60))).toBe(false)
      expect(await used().remember('others', hostileText.repeat(500), instant(60))).toBe(true)
    })

    it('are forgotten when they can no longer be valid', async () => {
      await used().remember('partners', 'old', instant(60))
      await used().remember('partners', 'new', instant(61))
      expect(await used().deleteExpired(instant(60))).toBe(1)
      expect(await used().remember('partners', 'new', instant(61))).toBe(false)
    })
  })
}
