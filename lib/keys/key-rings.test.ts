import { describe, expect, it } from 'vitest'
import { openKeyRings } from './key-rings'
import { clockAt, day, hour, type MemoryKeys, memoryKeys } from './keys.fixture'

const start = '2026-03-01T09:00:00Z'

async function open(keys: MemoryKeys = memoryKeys(), clock = clockAt(start)) {
  const rings = await openKeyRings({ keys, now: clock.now })
  return { keys, clock, rings }
}

describe('the key rings', () => {
  it('sign at once with a first key of each use', async () => {
    const { keys, clock, rings } = await open()
    expect(keys.stored).toHaveLength(3)
    expect((await rings.oidcIssuer.current()).algorithm).toBe('ES256')
    expect((await rings.samlIdp.current()).algorithm).toBe('RS256')
    expect((await rings.samlSp.current()).use).toBe('saml-sp')
    for (const key of keys.stored) expect(key.activeFrom).toEqual(clock.now())
  })

  it('keep the keys that exist when they are opened again', async () => {
    const { keys, clock, rings } = await open()
    const again = await open(keys, clock)
    expect(keys.stored).toHaveLength(3)
    expect((await again.rings.oidcIssuer.current()).id).toBe((await rings.oidcIssuer.current()).id)
  })

  it('agree on one key for each use when two replicas start at once', async () => {
    const keys = memoryKeys()
    const [one, other] = await Promise.all([open(keys), open(keys)])
    expect(keys.stored).toHaveLength(3)
    for (const use of ['oidcIssuer', 'samlIdp', 'samlSp'] as const) {
      expect((await one.rings[use].current()).id).toBe((await other.rings[use].current()).id)
    }
  })

  it('sign with the first key even on a replica whose clock is behind', async () => {
    const { keys, rings } = await open()
    const late = await open(keys, clockAt('2026-03-01T08:59:50Z'))
    expect((await late.rings.oidcIssuer.current()).id).toBe((await rings.oidcIssuer.current()).id)
    expect(keys.stored).toHaveLength(3)
  })

  it('ask the store once in five seconds, and see the key of another replica after that', async () => {
    const { keys, clock, rings } = await open()
    const first = await rings.oidcIssuer.current()
    const before = keys.listings
    await Promise.all(Array.from({ length: 50 }, () => rings.oidcIssuer.current()))
    expect(keys.listings).toBe(before)
    keys.stored.push({ ...first, id: 'of another replica', activeFrom: new Date(clock.now().getTime() + 1000) })
    clock.pass(5000)
    expect((await rings.oidcIssuer.current()).id).toBe('of another replica')
  })

  it('do not remember that the store failed', async () => {
    const { keys, clock, rings } = await open()
    const { list } = keys
    keys.list = () => Promise.reject(new Error('down'))
    clock.pass(5000)
    await expect(rings.oidcIssuer.current()).rejects.toThrow('down')
    keys.list = list
    expect(await rings.oidcIssuer.current()).toBeDefined()
  })
})

describe('rotation, run hourly', () => {
  /** Runs `days` of hourly maintenance and checks, every hour, what verifiers with a day-old copy could verify. */
  async function live(use: 'oidcIssuer' | 'samlIdp', days: number) {
    const { keys, clock, rings } = await open()
    const seen: { readonly current: string; readonly published: readonly string[] }[] = []
    for (let hours = 0; hours < days * 24; hours += 1) {
      await rings.maintain()
      const published = (await rings[use].published()).map((key) => key.id)
      seen.push({ current: (await rings[use].current()).id, published })
      clock.pass(hour)
    }
    return { keys, seen }
  }

  it('lets an OIDC key sign 90 days, published a day before its first and a day after its last signature', async () => {
    const { seen } = await live('oidcIssuer', 300)
    const signers = [...new Set(seen.map(({ current }) => current))]
    expect(signers).toHaveLength(4)
    for (const [hours, { current, published }] of seen.entries()) {
      expect(published).toContain(current)
      if (current !== signers[0]) expect(seen[hours - 24]?.published).toContain(current)
      expect(seen[hours + 24]?.published ?? [current]).toContain(current)
    }
    expect(seen.filter(({ current }) => current === signers[1])).toHaveLength(90 * 24)
    expect(Math.max(...seen.map(({ published }) => published.length))).toBe(2)
  })

  it('removes retired keys', async () => {
    const { keys } = await live('oidcIssuer', 120)
    expect(keys.stored.filter((key) => key.use === 'oidc-issuer')).toHaveLength(1)
  })

  it('lets a SAML key sign two years, with a month before and after in the metadata', async () => {
    const { keys, clock, rings } = await open()
    const first = await rings.samlIdp.current()
    const idsAfter = async (milliseconds: number) => {
      clock.pass(milliseconds)
      await rings.maintain()
      return (await rings.samlIdp.published()).map((key) => key.id)
    }
    expect(await idsAfter(699 * day)).toEqual([first.id])
    const withNext = await idsAfter(day)
    expect(withNext).toHaveLength(2)
    expect((await rings.samlIdp.current()).id).toBe(first.id)
    expect(await idsAfter(30 * day)).toEqual(withNext)
    expect((await rings.samlIdp.current()).id).toBe(withNext[1])
    expect(await idsAfter(29 * day)).toEqual(withNext)
    expect(await idsAfter(day)).toEqual([withNext[1]])
    expect(keys.stored.filter((key) => key.use === 'saml-idp')).toHaveLength(1)
  })

  it.each([89, 91, 94, 95, 96])(
    'after Brevet stood still for %i days, keeps signing with a published key',
    async (days) => {
      const { clock, rings } = await open()
      clock.pass(days * day)
      for (let hours = 0; hours < 10 * 24; hours += 1) {
        await rings.maintain()
        const current = await rings.oidcIssuer.current()
        expect(current.activeFrom <= clock.now() && clock.now() < current.retiresAt).toBe(true)
        expect((await rings.oidcIssuer.published()).map((key) => key.id)).toContain(current.id)
        clock.pass(hour)
      }
    },
  )

  it('begins anew when every key has retired meanwhile', async () => {
    const { keys, clock } = await open()
    clock.pass(5 * 365 * day)
    const { rings } = await open(keys, clock)
    expect((await rings.oidcIssuer.current()).activeFrom).toEqual(clock.now())
    expect(keys.stored).toHaveLength(3)
  })

  it('adds one next key when two replicas find it due at once', async () => {
    const { keys, clock, rings } = await open()
    const other = await open(keys, clock)
    clock.pass(89 * day)
    await Promise.all([rings.maintain(), other.rings.maintain()])
    expect(keys.stored.filter((key) => key.use === 'oidc-issuer')).toHaveLength(2)
  })
})

describe('a key whose row was altered', () => {
  const strangers = () => openKeyRings({ keys: memoryKeys(), now: clockAt(start).now })

  it.each([
    ['another public key', 'oidcIssuer', 'publicKey'],
    ['another certificate', 'samlIdp', 'certificate'],
    ['no key at all', 'samlSp', 'publicKey'],
  ] as const)('neither signs nor is published, with %s', async (what, ring, column) => {
    const { keys, clock, rings } = await open()
    const stranger = what === 'no key at all' ? null : await (await strangers())[ring].current()
    const own = await rings[ring].current()
    keys.stored = keys.stored.map((key) =>
      key.id === own.id ? { ...key, [column]: stranger?.[column] ?? 'none' } : key,
    )
    clock.pass(6000)
    const refused = { code: 'internal', details: { reason: 'signing_key_altered', use: own.use } }
    await expect(rings[ring].published()).rejects.toMatchObject(refused)
    await expect(rings[ring].current()).rejects.toMatchObject(refused)
  })
})
