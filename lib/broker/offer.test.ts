import { describe, expect, it } from 'vitest'
import type { Entitlement } from '../domain/entitlement'
import { openTestInstallation, reader, visit } from './installation.fixture'
import { offerOf } from './offer'

const sessionPolicy = { policy: null, policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }

describe('an offer', () => {
  it.each<[string, (found: Entitlement) => Entitlement, string]>([
    ['any narrowing of a role', (found) => found, 'any'],
    [
      'denials only, and no policies, where the role has one of its own',
      (found) => ({ ...found, role: { ...found.role, sessionPolicy } }),
      'denials',
    ],
    [
      'no narrowing by GetSessionToken, which takes no policy',
      (found) => ({ ...found, method: 'session-token' }),
      'none',
    ],
  ])('has %s', async (_what, change, narrowing) => {
    const { installation, now } = await openTestInstallation()
    const setup = installation.current()
    const found = setup.access.find(reader, '111122223333/Asked')
    const [method] = setup.methods.values()
    if (!found || !method) throw new Error('no such entitlement')
    const entitlement = change(found)
    const methods = new Map([[entitlement.method, method]])
    const at = now()
    const times = { createdAt: at, lastSeenAt: at, expiresAt: at, revokedAt: null }
    const session = { idHash: 'x', identity: reader, client: visit.client, ...times }
    const offer = offerOf(entitlement, { setup: { ...setup, methods }, session, now: at })
    expect(offer.narrowing).toBe(narrowing)
    expect(offer.offeredPolicies.map(({ id }) => id)).toEqual(narrowing === 'any' ? ['look', 'upload'] : [])
    await installation.close()
  })
})
