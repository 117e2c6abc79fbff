import { describe, expect, it } from 'vitest'
import { noPreferences } from '../domain/preferences'
import type { StoreUnderTest } from './store-under-test.fixture'
import { hostileText } from './values.fixture'

export function describePreferences(underTest: () => StoreUnderTest): void {
  describe('preferences', () => {
    const preferences = () => underTest().store.preferences
    const star = (subject: string, id: string) =>
      preferences().change('corp', subject, (old) => ({ ...old, favourites: [...old.favourites, id] }))

    it('are the defaults of somebody who has told nothing', async () => {
      expect(await preferences().find('corp', hostileText)).toEqual(noPreferences)
    })

    it('come back as they were changed, for this person of this source only', async () => {
      const changed = await preferences().change('corp', hostileText, () => ({
        favourites: ['111122223333/ReadOnly', hostileText],
        theme: 'dark',
        density: 'compact',
        language: 'de',
      }))
      expect(await preferences().find('corp', hostileText)).toEqual(changed)
      expect(await preferences().find('partners', hostileText)).toEqual(noPreferences)
    })

    it('lose nothing of 20 parallel changes', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, index) => star('ana', `role ${index}`)))
      expect((await preferences().find('corp', 'ana')).favourites).toHaveLength(20)
    })

    it('stay as they were when a change fails', async () => {
      await star('ana', 'kept')
      const failing = preferences().change('corp', 'ana', () => {
        throw new Error('no change')
      })
      await expect(failing).rejects.toThrow()
      expect((await preferences().find('corp', 'ana')).favourites).toEqual(['kept'])
    })
  })
}
