import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entitlement } from '../domain/entitlement'
import type { SessionLimit } from '../domain/session-limit'
import { plainTerms, type Terms } from '../domain/terms'
import type { FederationMethod } from '../federation/method'
import { reader, visit } from './installation.fixture'
import { sessionLimits, settleDuration } from './session-limits'

const now = new Date('2026-03-01T10:00:00Z')
const hour = 3600

interface Given {
  readonly role: number
  readonly method: number
  readonly signIn: number
  readonly provider: number
  readonly startsWithin: number
}

function limits(terms: Partial<Terms>, changes: Partial<Given> = {}) {
  const { role = 4 * hour, method = 12 * hour, signIn = 2 * hour, provider = null, startsWithin = 0 } = changes
  const entitlement = { role: { maxSessionSeconds: role }, terms: { ...plainTerms, ...terms } } as Entitlement
  const expiresAt = new Date(now.getTime() + signIn * 1000)
  const session = {
    ...visit,
    idHash: '',
    identity: reader,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    revokedAt: null,
  }
  const federation = { maxSessionSeconds: method } as FederationMethod
  const rest = { providerSeconds: provider, startsWithinSeconds: startsWithin }
  return sessionLimits({ entitlement, method: federation, session, now, ...rest })
}

describe('the limits of a session', () => {
  it.each<[string, Partial<Terms>, Parameters<typeof limits>[1], SessionLimit]>([
    ['the role', {}, {}, { by: 'role', seconds: 4 * hour }],
    ['the method', {}, { method: hour }, { by: 'method', seconds: hour }],
    ['the grant', { maxSession: { seconds: 1800, grant: 'g' } }, {}, { by: 'grant', seconds: 1800, grant: 'g' }],
    ['the provider', {}, { provider: hour }, { by: 'provider', seconds: hour }],
    ['the sign-in', { withinSignIn: true }, {}, { by: 'sign-in', seconds: 2 * hour }],
  ])('name %s when it is the shortest', (_name, terms, changes, limit) => {
    expect(limits(terms, changes)[0]).toEqual(limit)
  })

  it('end within the sign-in even when they begin as late as they may', () => {
    const late = limits({ withinSignIn: true }, { startsWithin: 900 })
    expect(late[0]).toEqual({ by: 'sign-in', seconds: 2 * hour - 900 })
    expect(limits({}, { startsWithin: 900 })[0]).toEqual({ by: 'role', seconds: 4 * hour })
  })

  it('do not count the sign-in unless a grant says so', () => {
    expect(limits({}, { signIn: 60 }).map(({ by }) => by)).toEqual(['role', 'method'])
  })

  it('cut a longer wish and say by what; a wish within them is nobody’s loss', () => {
    expect(settleDuration(12 * hour, hour, limits({}))).toEqual({
      durationSeconds: 4 * hour,
      clampedBy: { by: 'role', seconds: 4 * hour },
    })
    expect(settleDuration(4 * hour, hour, limits({})).clampedBy).toBeNull()
    expect(settleDuration(null, hour, limits({}, { role: 1800 }))).toEqual({ durationSeconds: 1800, clampedBy: null })
  })

  it.each([899, 900.5])('refuse a wish for %d seconds, and say why', (wish) => {
    expect(() => settleDuration(wish, hour, limits({}))).toThrowError(
      expect.objectContaining({ details: { field: 'durationSeconds', least: 900, reason: 'duration-too-short' } }),
    )
  })

  it('refuse when the sign-in that bounds the session ends before AWS’s shortest', () => {
    expect(() => settleDuration(null, hour, limits({ withinSignIn: true }, { signIn: 899 }))).toThrowError(
      expect.objectContaining({ code: 'sign_in_ends_soon', details: { secondsLeft: 899 } }),
    )
  })

  it('never give less than 15 minutes, nor more than the wish or any limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 900, max: 200_000 }), fc.integer({ min: 900, max: 129_600 }), (wish, role) => {
        const all = limits({}, { role })
        const { durationSeconds } = settleDuration(wish, hour, all)
        expect(durationSeconds).toBeGreaterThanOrEqual(900)
        expect(durationSeconds).toBe(Math.min(wish, ...all.map(({ seconds }) => seconds)))
      }),
    )
  })
})
