import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../domain/errors'
import { type Bench, bench, refusalOf } from './oidc.fixture'
import { type Behaviour, startProvider, type TestProvider } from './oidc-provider.fixture'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

const request = { pendingId: 'pending', loginHint: null }
const asked = () => provider.hits('openid-configuration')

const refused: readonly [string, ErrorCode, Behaviour['document'] & object][] = [
  ['names another issuer', 'issuer_mismatch', (document) => ({ ...document, issuer: 'https://evil.example.com' })],
  ['has a slash more', 'issuer_mismatch', (document) => ({ ...document, issuer: `${document['issuer']}/` })],
  ['names no issuer', 'source_misconfigured', (document) => ({ ...document, issuer: undefined })],
  ['has no key set', 'source_misconfigured', (document) => ({ ...document, jwks_uri: undefined })],
  ['has no token endpoint', 'source_misconfigured', (document) => ({ ...document, token_endpoint: undefined })],
  ['is a list', 'source_misconfigured', () => []],
  [
    'names keys over plain http elsewhere',
    'source_misconfigured',
    (document) => ({ ...document, jwks_uri: 'http://keys.example.com/' }),
  ],
  [
    'names a script as endpoint',
    'source_misconfigured',
    (document) => ({ ...document, authorization_endpoint: 'javascript:1' }),
  ],
  [
    'lists HS256 alone',
    'alg_unsupported',
    (document) => ({ ...document, id_token_signing_alg_values_supported: ['HS256'] }),
  ],
  [
    'lists plain PKCE alone',
    'source_misconfigured',
    (document) => ({ ...document, code_challenge_methods_supported: ['plain'] }),
  ],
  [
    'says nothing of PKCE',
    'source_misconfigured',
    (document) => ({ ...document, code_challenge_methods_supported: undefined }),
  ],
  ['is larger than 1 MiB', 'source_unreachable', (document) => ({ ...document, padding: 'x'.repeat(1024 * 1024) })],
]

describe('the discovery document', () => {
  it.each(refused)('is refused when it %s: %s', async (_, code, document) => {
    expect((await bench(provider).refusal({ document })).code).toBe(code)
  })

  it('is refused before anybody is sent to a provider that lists HS256 alone', async () => {
    const { source } = bench(provider)
    provider.behaviour({ document: (document) => ({ ...document, id_token_signing_alg_values_supported: ['HS256'] }) })
    expect((await refusalOf(source.begin(request))).details).toEqual({ reason: 'provider_lists_none' })
  })

  it('may say nothing of PKCE where the file says that it is supported, and S256 is sent all the same', async () => {
    const { source } = bench(provider, { pkce: 'assumed' })
    provider.behaviour({ document: (document) => ({ ...document, code_challenge_methods_supported: undefined }) })
    expect((await source.begin(request)).url.searchParams.get('code_challenge_method')).toBe('S256')
  })

  it('is not asked for before the first sign-in, and then once for all callers', async () => {
    const before = asked()
    const { source } = bench(provider)
    expect(asked()).toBe(before)
    await Promise.all(Array.from({ length: 20 }, () => source.begin(request)))
    expect(asked()).toBe(before + 1)
  })

  it('shows the configured and the discovered issuer when they differ', async () => {
    const error = await bench(provider).refusal({ document: (document) => ({ ...document, issuer: 'https://other' }) })
    expect(error.details).toEqual({ configured: provider.issuer, discovered: 'https://other' })
  })

  it('is never asked for when the configured issuer is the address of a document', async () => {
    const before = asked()
    const issuer = `${provider.issuer}/.well-known/openid-configuration`
    const error = await refusalOf(bench(provider, { issuer }).source.begin(request))
    expect(error.details).toEqual({ reason: 'issuer_is_document', expected: provider.issuer })
    expect(asked()).toBe(before)
  })

  it('is refused when it lies behind a redirect', async () => {
    expect((await bench(provider).refusal({ redirects: 'openid-configuration' })).code).toBe('source_misconfigured')
  })

  it('makes no demand on iss in answers when it does not promise it', async () => {
    const { identity } = await bench(provider).signIn({
      document: (document) => ({ ...document, authorization_response_iss_parameter_supported: undefined }),
      parameters: (parameters) => parameters.delete('iss'),
    })
    expect(identity.subject).toBe('contract|42')
  })

  it('may leave out its algorithms', async () => {
    const { identity } = await bench(provider).signIn({
      alg: 'PS256',
      document: (document) => ({ ...document, id_token_signing_alg_values_supported: undefined }),
    })
    expect(identity.subject).toBe('contract|42')
  })

  it('decides which algorithms the provider may use', async () => {
    const document: Behaviour['document'] = (standard) => ({
      ...standard,
      id_token_signing_alg_values_supported: ['RS256'],
    })
    expect((await bench(provider).refusal({ alg: 'ES256', document })).code).toBe('alg_unsupported')
  })
})

describe('a provider that is down', () => {
  const down: Behaviour = { fails: 'openid-configuration' }

  it('is asked again after a pause that doubles, and works as soon as it answers', async () => {
    const desk = bench(provider)
    const before = asked()
    expect((await desk.refusal(down)).code).toBe('source_unreachable')
    await desk.refusal(down)
    expect(asked()).toBe(before + 1)
    desk.advance(1.1)
    await desk.refusal(down)
    desk.advance(1.1)
    await desk.refusal(down)
    expect(asked()).toBe(before + 2)
    desk.advance(1)
    expect((await desk.signIn()).identity.subject).toBe('contract|42')
  })

  it('is remembered as it was while it cannot be asked, for a day', async () => {
    const desk = bench(provider)
    await desk.signIn()
    desk.advance(3_600)
    expect((await desk.signIn(down)).identity.subject).toBe('contract|42')
    desk.advance(24 * 3_600)
    expect((await desk.refusal(down)).code).toBe('source_unreachable')
  })

  it('is not remembered once it names another issuer', async () => {
    const desk = bench(provider)
    await desk.signIn()
    desk.advance(601)
    const document = () => ({ issuer: 'https://evil.example.com' })
    expect((await desk.refusal({ document })).code).toBe('issuer_mismatch')
  })

  it('costs five seconds and no more when it never finishes its answer', async () => {
    const slow = bench(provider)
    provider.behaviour({ hangs: 'openid-configuration' })
    const started = Date.now()
    const error = await refusalOf(slow.source.begin(request))
    expect(error.details['reason']).toBe('timeout')
    expect(Date.now() - started).toBeLessThan(6_500)
  })

  it('is named without anything else when nobody listens', async () => {
    const { source }: Bench = bench({ ...provider, fetch: () => fetch('http://127.0.0.1:9/') })
    const error = await refusalOf(source.begin(request))
    expect(error.details).toEqual({ host: new URL(provider.issuer).host, reason: 'network' })
    expect(error.cause).toBeUndefined()
  })
})
