import { describe, expect, it } from 'vitest'
import type { Revocation, RevokedRole } from '../domain/revocation'
import type { StoreUnderTest } from './store-under-test.fixture'
import { hostileText, instant } from './values.fixture'

const role: RevokedRole = {
  accountId: '111122223333',
  partition: 'aws',
  name: 'Developer',
  arn: 'arn:aws:iam::111122223333:role/Developer',
}

const revocation: Revocation = {
  id: 'one',
  reference: 'brv-TEST-0001',
  person: {
    source: 'corp',
    subject: hostileText,
    name: hostileText,
    email: null,
    marks: { sessionNames: ['ana=K7Q2'], sourceIdentities: ['ana=K7Q2'] },
  },
  issuedBefore: instant(1),
  liftsAt: instant(90_000),
  reason: hostileText,
  by: { source: 'corp', subject: 'u-1', name: 'Ana', email: 'ana@corp.example' },
  state: 'written',
}

export function describeRevocations(underTest: () => StoreUnderTest): void {
  describe('what stands on a role', () => {
    const revocations = () => underTest().store.revocations

    it('comes back whole, whatever its texts', async () => {
      expect(await revocations().claim(role, instant(), instant(60))).toEqual([])
      expect(await revocations().replace(role, [revocation], instant(60))).toBe(true)
      await revocations().release(role, instant(60))
      expect(await revocations().list()).toEqual([{ role, revocations: [revocation] }])
      expect(await revocations().claim(role, instant(1), instant(61))).toEqual([revocation])
    })

    it('is changed by exactly one of 20 parallel callers', async () => {
      const tickets = Array.from({ length: 20 }, (_, index) => instant(60 + index))
      const claims = await Promise.all(tickets.map((until) => revocations().claim(role, instant(), until)))
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
    })

    it('is another role’s own affair', async () => {
      await revocations().claim(role, instant(), instant(60))
      expect(await revocations().claim({ ...role, name: 'Admin' }, instant(), instant(60))).toEqual([])
      expect(await revocations().claim({ ...role, accountId: '444455556666' }, instant(), instant(60))).toEqual([])
    })

    it('passes on when the time of a change is over, and then the late one changes nothing', async () => {
      await revocations().claim(role, instant(), instant(60))
      expect(await revocations().claim(role, instant(59), instant(119))).toBeNull()
      expect(await revocations().claim(role, instant(60), instant(120))).toEqual([])
      expect(await revocations().replace(role, [revocation], instant(60))).toBe(false)
      await revocations().release(role, instant(60))
      expect(await revocations().claim(role, instant(61), instant(121))).toBeNull()
      expect(await revocations().list()).toEqual([])
    })

    it('is not listed once nothing stands', async () => {
      await revocations().claim(role, instant(), instant(60))
      await revocations().replace(role, [revocation], instant(60))
      await revocations().replace(role, [], instant(60))
      expect(await revocations().list()).toEqual([])
    })
  })
}
