import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreUnderTest } from './store-under-test.fixture'
import { anAwsAnswer, aSession, instant } from './values.fixture'

export function describeAwsAnswers(underTest: () => StoreUnderTest): void {
  const { idHash } = aSession()

  describe('answers for AWS', () => {
    const answers = () => underTest().store.awsAnswers
    beforeEach(() => underTest().store.sessions.insert(aSession()))

    it.each([anAwsAnswer(), anAwsAnswer({ sessionEndsBy: instant(9), attributes: [] })])(
      'come back whole (%#)',
      async (answer) => {
        await answers().put(idHash, answer)
        const found = await answers().find(idHash)
        expect(JSON.stringify(found)).toBe(JSON.stringify(answer))
        expect(found?.samlResponse.reveal()).toBe('canary-aws-answer')
      },
    )

    it('replace each other, so that a session has one at most', async () => {
      await answers().put(idHash, anAwsAnswer())
      await answers().put(idHash, anAwsAnswer({ expiresAt: instant(400) }))
      expect((await answers().find(idHash))?.expiresAt).toEqual(instant(400))
      expect(await answers().deleteExpired(instant(399))).toBe(0)
    })

    it('are deleted one by one, when they have expired, and with their session', async () => {
      await answers().put(idHash, anAwsAnswer())
      await answers().delete(idHash)
      expect(await answers().find(idHash)).toBeNull()
      await answers().put(idHash, anAwsAnswer())
      expect(await answers().deleteExpired(instant(300))).toBe(1)
      await answers().put(idHash, anAwsAnswer())
      await underTest().store.sessions.deleteExpired(instant(9_999_999))
      expect(await answers().find(idHash)).toBeNull()
    })

    it('belong to a session', async () => {
      await expect(answers().put('no such session', anAwsAnswer())).rejects.toMatchObject({ code: 'internal' })
    })
  })
}
