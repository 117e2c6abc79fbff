import { describe, expect, it } from 'vitest'
import type { ApiToken } from '../domain/api-token'
import type { StoreUnderTest } from './store-under-test.fixture'
import { hostileText } from './values.fixture'

const now = new Date('2026-11-01T08:00:00Z')

function token(name: string, changes: Partial<ApiToken> = {}): ApiToken {
  return {
    id: `id of ${name}`,
    tokenHash: `hash of ${name}`,
    source: 'corp',
    subject: hostileText,
    name,
    scopes: ['read', 'keys'],
    createdAt: now,
    expiresAt: new Date('2026-12-01T08:00:00Z'),
    lastUsedAt: null,
    ...changes,
  }
}

export function describeApiTokens(underTest: () => StoreUnderTest): void {
  describe('API tokens', () => {
    const tokens = () => underTest().store.apiTokens
    const listed = async (source: string) => (await tokens().list(source, hostileText, now)).map(({ name }) => name)

    it('come back as they were made, for their person of their source only', async () => {
      const made = token(hostileText, { id: 'id', tokenHash: 'hash' })
      expect(await tokens().insertBelow(made, 5)).toBe(true)
      expect(await tokens().find(made.tokenHash)).toEqual(made)
      expect(await listed('corp')).toEqual([hostileText])
      expect(await listed('partners')).toEqual([])
      expect(await tokens().find('another hash')).toBeNull()
    })

    it('are never more than allowed, also when 20 are made at once', async () => {
      const made = await Promise.all(
        Array.from({ length: 20 }, (_, index) => tokens().insertBelow(token(`${index}`), 5)),
      )
      expect(made.filter(Boolean)).toHaveLength(5)
      expect(await listed('corp')).toHaveLength(5)
      expect(await tokens().insertBelow(token('of another', { subject: 'ben' }), 5)).toBe(true)
    })

    it('that have ended count no more, are not listed, and are cleared away', async () => {
      await tokens().insertBelow(token('old', { createdAt: new Date('2026-10-01'), expiresAt: now }), 1)
      expect(await listed('corp')).toEqual([])
      expect(await tokens().insertBelow(token('new'), 1)).toBe(true)
      expect(await tokens().deleteExpired(now)).toBe(1)
      expect(await tokens().find('hash of old')).toBeNull()
      expect(await listed('corp')).toEqual(['new'])
    })

    it('remember when they were used', async () => {
      await tokens().insertBelow(token('used'), 5)
      await tokens().touch('hash of used', now)
      expect((await tokens().find('hash of used'))?.lastUsedAt).toEqual(now)
    })

    it('are taken away once', async () => {
      await tokens().insertBelow(token('gone'), 5)
      expect(await tokens().delete('hash of gone')).toBe(true)
      expect(await tokens().delete('hash of gone')).toBe(false)
      expect(await tokens().find('hash of gone')).toBeNull()
    })

    it('go with everything of their person, and with nothing of another', async () => {
      await tokens().insertBelow(token('one'), 5)
      await tokens().insertBelow(token('two'), 5)
      await tokens().insertBelow(token('other', { subject: 'ben' }), 5)
      expect(await tokens().deletePerson('corp', hostileText)).toBe(2)
      expect(await listed('corp')).toEqual([])
      expect(await tokens().find('hash of other')).not.toBeNull()
    })
  })
}
