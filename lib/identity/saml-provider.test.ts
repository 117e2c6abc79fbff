import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { idp, idpEntityId, portal, publicUrl, signInUrl, stranger } from './saml.fixture'
import { idpMetadata, type MetadataFacts } from './saml-metadata.fixture'
import { createProvider, type Provider } from './saml-provider'
import { ringOf } from './saml-signer.fixture'

const url = 'https://idp.example.com/metadata'

interface Polled {
  readonly provider: Provider
  readonly requests: () => number
  readonly answer: (next: () => Response | Promise<Response>) => void
  readonly advance: (seconds: number) => void
}

function poll(first: () => Response | Promise<Response>): Polled {
  let [answer, requests, clock] = [first, 0, Date.now()]
  const fetchFrom = async () => {
    requests += 1
    return answer()
  }
  const dependencies = {
    publicUrl,
    now: () => new Date(clock),
    fetch: fetchFrom,
    samlKeys: ringOf(portal),
    directory: null,
    awsAddressees: [],
  }
  return {
    provider: createProvider({ from: 'url', url, entityId: null }, dependencies),
    requests: () => requests,
    answer: (next) => {
      answer = next
    },
    advance: (seconds) => {
      clock += seconds * 1000
    },
  }
}

const serve = (facts: MetadataFacts = {}) => new Response(idpMetadata(facts))
const both = { certificates: [idp.certificate, stranger.certificate] }

async function fault(provider: Provider): Promise<unknown> {
  const error = await provider().catch((thrown: unknown) => thrown)
  return error instanceof BrevetError ? `${error.code} ${error.details['reason']}` : error
}

describe('metadata that is polled', () => {
  it('is asked for once by all who wait, and again only after a while', async () => {
    const { provider, requests, advance } = poll(() => serve())
    await Promise.all([provider(), provider(), provider()])
    advance(44)
    await provider()
    expect(requests()).toBe(1)
    advance(1)
    await Promise.all([provider(), provider()])
    expect(requests()).toBe(2)
  })

  it('brings certificates in and out of force within a minute', async () => {
    const { provider, answer, advance } = poll(() => serve())
    expect((await provider()).certificates).toHaveLength(1)
    answer(() => serve(both))
    advance(50)
    expect((await provider()).certificates).toHaveLength(2)
    answer(() => serve({ certificates: [stranger.certificate] }))
    advance(50)
    expect((await provider()).certificates).toHaveLength(1)
  })

  it.each<readonly [string, () => Response | Promise<Response>]>([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['is an error', () => new Response('no', { status: 500 })],
    ['is broken', () => new Response('<md:Entity')],
    ['is empty', () => new Response('')],
    ['is not UTF-8', () => new Response(new Uint8Array([0x3c, 0xff, 0xfe]))],
    ['has a DOCTYPE', () => new Response(`<!DOCTYPE x>${idpMetadata()}`)],
    ['has expired', () => serve({ attributes: 'validUntil="2020-01-01T00:00:00Z"' })],
    ['has no certificate', () => serve({ keys: '' })],
    ['names another entity', () => serve({ entityId: 'https://evil.example.com' })],
    [
      'leads to plain http',
      () => new Response('', { status: 302, headers: { location: 'http://idp.example.com/metadata' } }),
    ],
    ['is too large', () => new Response(idpMetadata() + ' '.repeat(1024 * 1024))],
  ])('keeps the last good copy when the new one %s', async (_, next) => {
    const { provider, answer, advance } = poll(() => serve())
    const good = await provider()
    answer(next)
    advance(60)
    expect(await provider()).toEqual(good)
  })

  it('does not outlive its own end', async () => {
    const end = new Date(Date.now() + 600_000).toISOString()
    const { provider, answer, advance } = poll(() => serve({ attributes: `validUntil="${end}"` }))
    await provider()
    answer(() => new Response('', { status: 503 }))
    advance(601)
    expect(await fault(provider)).toBe('source_misconfigured metadata_expired')
  })

  it('fails by name as long as there is no good copy, and recovers', async () => {
    const { provider, answer, advance, requests } = poll(() => new Response('', { status: 503 }))
    expect(await fault(provider)).toBe('source_unreachable status')
    expect(await fault(provider)).toBe('source_unreachable status')
    expect(requests()).toBe(1)
    answer(() => serve())
    advance(6)
    expect((await provider()).entityId).toBe(idpEntityId)
  })

  it('follows a redirect within the same origin, and no other', async () => {
    const to = (location: string) => new Response('', { status: 302, headers: { location } })
    let hops = 0
    expect((await poll(() => (hops++ === 0 ? to('/elsewhere') : serve())).provider()).entityId).toBe(idpEntityId)
    expect(await fault(poll(() => to('https://evil.example.com/')).provider)).toBe('source_misconfigured redirect')
    expect(await fault(poll(() => to('/again')).provider)).toBe('source_misconfigured redirects')
  })
})

describe('metadata in a file', () => {
  let folder = ''
  const dependencies = {
    publicUrl,
    now: () => new Date(),
    fetch,
    samlKeys: ringOf(portal),
    directory: null,
    awsAddressees: [],
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saml-provider-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is read again when it changes, and kept when the change is no good', async () => {
    const path = join(folder, 'idp.xml')
    const provider = createProvider({ from: 'file', path, entityId: null }, dependencies)
    expect(await fault(provider)).toBe('source_misconfigured file_unreadable')
    await writeFile(path, idpMetadata())
    expect((await provider()).certificates).toHaveLength(1)
    await writeFile(path, idpMetadata(both))
    await utimes(path, new Date(), new Date(Date.now() + 5_000))
    expect((await provider()).certificates).toHaveLength(2)
    await writeFile(path, 'oops')
    expect((await provider()).certificates).toHaveLength(2)
  })
})

describe('a provider given by values', () => {
  const dependencies = {
    publicUrl,
    now: () => new Date(),
    fetch,
    samlKeys: ringOf(portal),
    directory: null,
    awsAddressees: [],
  }

  it('is reached by HTTP-Redirect', async () => {
    const values = {
      from: 'values',
      entityId: idpEntityId,
      signInUrl,
      signOutUrl: null,
      certificates: [idp.certificate],
    } as const
    const { signIn, entityId } = await createProvider(values, dependencies)()
    expect([entityId, signIn.binding, signIn.url.href]).toEqual([idpEntityId, 'redirect', signInUrl])
  })

  it('needs a usable certificate', async () => {
    const values = {
      from: 'values',
      entityId: idpEntityId,
      signInUrl,
      signOutUrl: null,
      certificates: ['nonsense'],
    } as const
    expect(await fault(createProvider(values, dependencies))).toBe('source_misconfigured no_usable_certificate')
  })
})
