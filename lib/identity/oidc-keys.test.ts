import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bench } from './oidc.fixture'
import { startProvider, type TestProvider } from './oidc-provider.fixture'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

describe('the key set', () => {
  it('has a rotated key in force, and the old one out of it, after a minute', async () => {
    const desk = bench(provider)
    await desk.signIn()
    await provider.rotateKeys()
    desk.advance(60)
    expect((await desk.signIn()).identity.subject).toBe('contract|42')
    desk.advance(60)
    const withdrawn = await desk.refusal({ keySet: (keys) => ({ keys: keys.filter((key) => key.alg !== 'ES256') }) })
    expect(withdrawn.code).toBe('signature_invalid')
  })

  it('is asked for once a minute, however many tokens name unknown keys', async () => {
    const desk = bench(provider)
    const before = provider.hits('jwks')
    const flood = () => Promise.all(Array.from({ length: 50 }, (_, index) => desk.refusal({ kid: `unknown-${index}` })))
    expect((await flood()).every((error) => error.code === 'signature_invalid')).toBe(true)
    desk.advance(59)
    await flood()
    expect(provider.hits('jwks')).toBe(before + 1)
    desk.advance(1)
    await flood()
    expect(provider.hits('jwks')).toBe(before + 2)
  })

  it('is asked for again when it failed, after a second', async () => {
    const desk = bench(provider)
    expect((await desk.refusal({ fails: 'jwks' })).code).toBe('source_unreachable')
    const before = provider.hits('jwks')
    expect((await desk.refusal()).code).toBe('source_unreachable')
    expect(provider.hits('jwks')).toBe(before)
    desk.advance(1)
    expect((await desk.signIn()).identity.subject).toBe('contract|42')
  })

  it('stands in for a day while it cannot be asked for, and knows no new keys', async () => {
    const desk = bench(provider)
    await desk.signIn()
    desk.advance(3_600)
    expect((await desk.signIn({ fails: 'jwks' })).identity.subject).toBe('contract|42')
    expect((await desk.refusal({ fails: 'jwks', kid: 'unknown' })).code).toBe('signature_invalid')
    desk.advance(24 * 3_600)
    expect((await desk.refusal({ fails: 'jwks' })).code).toBe('source_unreachable')
  })

  it('does not stand in for what the provider answers instead', async () => {
    const desk = bench(provider)
    await desk.signIn()
    desk.advance(60)
    expect((await desk.refusal({ redirects: 'jwks' })).code).toBe('source_misconfigured')
  })

  it('is refused when it is larger than 1 MiB', async () => {
    const error = await bench(provider).refusal({ keySet: (keys) => ({ keys, padding: 'x'.repeat(1024 * 1024) }) })
    expect(error.details['reason']).toBe('too_large')
  })

  it('is refused when it is not finished within five seconds', async () => {
    const error = await bench(provider).refusal({ hangs: 'jwks' })
    expect(error.details['reason']).toBe('timeout')
  })

  it('is refused behind a redirect', async () => {
    const error = await bench(provider).refusal({ redirects: 'jwks' })
    expect(error.details['reason']).toBe('redirect')
  })

  it('is refused when two keys bear one kid', async () => {
    const error = await bench(provider).refusal({ keySet: (keys) => ({ keys: [...keys, ...keys] }) })
    expect(error.code).toBe('signature_invalid')
  })

  it('has symmetric keys ignored', async () => {
    const { identity } = await bench(provider).signIn({
      keySet: (keys) => ({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: keys[0]?.kid ?? '' }, ...keys] }),
    })
    expect(identity.subject).toBe('contract|42')
  })
})
