/** The sources together with what stands between them and the network. */
import { createServer, type RequestListener } from 'node:http'
import { BlockList } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Config } from '../config/config'
import { parseConfig } from '../config/parse-config'
import { pendingSignIn } from '../identity/source.contract'
import { createSource } from '../identity/sources'
import { createGuardedFetch, type Resolve } from '../outbound/guarded-fetch'
import { guardedFetch } from './outbound'

const closers: (() => void)[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const close of closers.splice(0)) close()
})

async function listen(host: string, port: number, answer: RequestListener) {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  closers.push(() => void server.close())
  const address = server.address()
  return { hits, port: typeof address === 'object' && address ? address.port : 0 }
}

function configOf(lines: string, publicUrl = 'https://aws.example.com'): Config {
  const text = `publicUrl: ${publicUrl}\n${lines}\n`
  const result = parseConfig(text, { file: 'brevet.yaml', environment: {}, readFile: () => '' })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.config
}

const noKeys = () => Promise.reject(new Error('nothing is signed here'))

/** A source of the configuration at http on loopback, and a name that stands for each address in turn. */
function sourceAt(entry: string, answers: readonly string[]) {
  const { publicUrl, signIn } = configOf(`signIn: [${entry}]`, 'http://localhost:3000')
  const [config] = signIn
  if (!config) throw new Error('no source')
  let asked = 0
  const resolve: Resolve = (_, __, done) => {
    const address = answers[Math.min(asked++, answers.length - 1)] ?? ''
    done(null, [{ address, family: 4 }])
  }
  const rules = { hosts: new Set<string>(), networks: new BlockList(), isOnLoopback: true }
  return createSource(config, {
    publicUrl,
    now: () => new Date(),
    fetch: createGuardedFetch({ rules, onRefused: () => undefined, resolve }),
    samlKeys: { current: noKeys, published: noKeys },
    awsAddressees: [],
  })
}

const signInRequest = { pendingId: 'pending', loginHint: null }
const refused = { code: 'source_address_refused', details: { host: 'localhost' } }

describe('a source whose name changes to an address inside', () => {
  it('is refused at the next hop of a redirect of SAML metadata, where the name stands for another address', async () => {
    const outside = await listen(
      '127.0.0.2',
      0,
      (_, response) => void response.writeHead(302, { location: '/b' }).end(),
    )
    const entry = `{ id: partners, kind: saml, metadataUrl: "http://localhost:${outside.port}/a" }`
    const source = sourceAt(entry, ['127.0.0.2', '10.9.8.7'])
    await expect(source.begin(signInRequest)).rejects.toMatchObject(refused)
    expect([outside.hits, source.unreachableSince()]).toEqual([['/a'], null])
  })

  it('is refused at the token endpoint of OpenID Connect, after its documents were good', async () => {
    const discovery = (host: string) => {
      const endpoint = (path: string) => `http://${host}${path}`
      return { authorization_endpoint: endpoint('/a'), token_endpoint: endpoint('/t'), jwks_uri: endpoint('/k') }
    }
    const outside = await listen('127.0.0.2', 0, ({ headers: { host = '' } }, response) => {
      response.end(JSON.stringify({ issuer: `http://${host}`, ...discovery(host) }))
    })
    const entry = `{ id: corp, kind: oidc, issuer: "http://localhost:${outside.port}", clientId: brevet }`
    const source = sourceAt(entry, ['127.0.0.2', '10.9.8.7'])
    const { memory } = await source.begin(signInRequest)
    const pending = pendingSignIn('corp', 'pending', memory)
    const answer = new URL(`http://localhost:3000/auth/corp/callback?code=c&state=${pending.id}`)
    await expect(source.finish({ url: answer, form: null }, pending)).rejects.toMatchObject(refused)
    expect([outside.hits, source.unreachableSince()]).toEqual([['/.well-known/openid-configuration'], null])
  })

  it('is not followed by a redirect to another place', async () => {
    const inside = await listen('127.0.0.1', 0, (_, response) => void response.end())
    const location = `http://127.0.0.1:${inside.port}/`
    const outside = await listen('127.0.0.2', 0, (_, response) => void response.writeHead(302, { location }).end())
    for (const entry of [
      `{ id: partners, kind: saml, metadataUrl: "http://localhost:${outside.port}/a" }`,
      `{ id: corp, kind: oidc, issuer: "http://localhost:${outside.port}", clientId: brevet }`,
    ]) {
      const source = sourceAt(entry, ['127.0.0.2'])
      await expect(source.begin(signInRequest)).rejects.toMatchObject({
        code: 'source_misconfigured',
        details: { reason: 'redirect' },
      })
    }
    expect(inside.hits).toEqual([])
    expect(outside.hits).toHaveLength(2)
  })
})

describe('what the log says of a refused address', () => {
  async function logged(url: string, lines = ''): Promise<Readonly<Record<string, unknown>> | null> {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const now = () => new Date('2026-03-01T09:00:00Z')
    const fetch = guardedFetch(configOf(`signIn: []\n${lines}`), { source: 'corp', now })
    await fetch(url, { signal: AbortSignal.timeout(200) }).catch(() => null)
    const line = write.mock.calls.map(([text]) => String(text)).find((text) => text.includes('outbound'))
    write.mockRestore()
    return line === undefined ? null : JSON.parse(line)
  }

  it('names source, host, address and the setting that would allow it', async () => {
    expect(await logged('https://10.1.2.3/')).toMatchObject({
      level: 'warn',
      code: 'source_address_refused',
      source: 'corp',
      host: '10.1.2.3',
      address: '10.1.2.3',
      reason: 'private',
      advice: 'if the provider is meant to be there, name it in brevet.yaml: outbound.allow: [10.1.2.3]',
    })
    expect((await logged('https://localhost/'))?.['advice']).toMatch(/outbound\.allow: \[localhost\] or \[/)
  })

  it('offers no setting where there is none', async () => {
    const metadata = await logged('https://169.254.169.254/', 'outbound: { allow: [169.254.0.0/16] }')
    expect(metadata?.['advice']).toBe('the address of a metadata service is never asked')
    expect((await logged('http://idp.example/'))?.['advice']).toContain('https only')
  })

  it('says nothing where the configuration allows the address', async () => {
    expect(await logged('https://127.0.0.1:1/', 'outbound: { allow: [127.0.0.1] }')).toBeNull()
    expect(await logged('https://localhost:1/', 'outbound: { allow: [LocalHost] }')).toBeNull()
  })
})
