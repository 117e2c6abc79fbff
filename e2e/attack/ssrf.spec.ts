import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { begin, isSignedIn, open } from './plain-sign-in'
import { recordAttack, recordControl } from './tally'
import { startTlsProvider, type TlsProvider } from './tls-provider'

/**
 * Documents and configurations that send the portal into its own network. It believes to be at a public address, so nothing on this
 * machine is for it, but one name that its configuration allows. Whether somebody arrived is what the one who listens says.
 */
test.describe.configure({ mode: 'default' })

const publicOrigin = 'https://aws.example.com'
const folder = mkdtempSync(join(tmpdir(), 'brevet-ssrf-'))
const closers: (() => unknown)[] = []
let inside: { readonly port: number; connections: number }
let provider: TlsProvider
let portal: OwnPortal

/** Names that the portal's process resolves, one answer after the other. */
const names: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'idp.test': [['127.0.0.2']],
  'rebinding.test': [['127.0.0.2'], ['127.0.0.1']],
  'localhost.': [['127.0.0.1']],
  'a.localhost': [['127.0.0.1', '::1']],
  '127.0.0.1.nip.test': [['127.0.0.1']],
  'mixed.test': [['93.184.216.34', '127.0.0.1']],
  'mapped.test': [['::ffff:127.0.0.1']],
  'metadata.test': [['169.254.169.254']],
  'private.test': [['10.9.8.7']],
}

/** A list of addresses in which an attack writes the host of the one who listens inside. */
function insideHosts(): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const private4 = own.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
  return [
    ...['127.0.0.1', '127.1', '127.0.0.1.', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.9.9.9'],
    ...['[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
    ...['0.0.0.0', '0', '[::]', 'localhost', 'localhost.', 'LOCALHOST', 'a.localhost'],
    ...['127.0.0.1.nip.test', 'mixed.test', 'mapped.test', ...private4],
  ]
}

const elsewhere = [
  'https://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'https://[fd00:ec2::254]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://metadata.test/',
  'https://private.test/',
  'https://10.0.0.1/',
  'https://192.168.0.1:8443/',
  'https://100.64.0.1/',
  'https://[fe80::1]/',
  'https://224.0.0.1/',
]

test.beforeAll(async () => {
  const listener = await listenInside()
  inside = listener
  const to = (path: string) => `https://127.0.0.1:${inside.port}${path}`
  provider = await startTlsProvider({
    names: ['idp.test', 'rebinding.test', 'localhost'],
    host: '127.0.0.2',
    issuers: {
      '/honest': {},
      '/token': { token_endpoint: to('/token') },
      '/keys': { jwks_uri: to('/keys') },
      '/userinfo': { userinfo_endpoint: to('/userinfo') },
    },
    redirects: { '/away': to('/'), '/hop': '/hop-on' },
  })
  await listener.alsoAt(provider.port)
  writeFileSync(join(folder, 'ca.pem'), provider.certificate)
  writeFileSync(join(folder, 'names.cjs'), resolverOf(names))
  portal = await startOwnPortal({
    publicOrigin,
    environment: {
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      NODE_OPTIONS: `--require ${join(folder, 'names.cjs')}`,
    },
    config: ['outbound: { allow: [127.0.0.2] }', 'signIn:', ...sources().map(({ id, line }) => line(id))],
  })
})
test.afterAll(async () => {
  await portal?.stop()
  provider?.close()
  for (const close of closers) close()
  rmSync(folder, { recursive: true })
})

interface Source {
  readonly id: string
  readonly url: string
  readonly line: (id: string) => string
}

const oidc = (issuer: string) => (id: string) => `  - { id: ${id}, kind: oidc, issuer: "${issuer}", clientId: brevet }`
const saml = (url: string) => (id: string) => `  - { id: ${id}, kind: saml, metadataUrl: "${url}" }`

/** The addresses by both protocols in turn, and the issuers of the provider. */
function sources(): readonly Source[] {
  const urls = [...insideHosts().map((host) => `https://${host}:${inside.port}/`), ...elsewhere]
  const addressed = urls.map((url, index) => ({
    id: `address-${index}`,
    url,
    line: index % 2 === 0 ? oidc(url) : saml(`${url}metadata`),
  }))
  const issuers = ['honest', 'token', 'keys', 'userinfo', 'away']
  return [
    ...addressed,
    ...issuers.map((id) => ({ id, url: '', line: oidc(`${provider.origin}/${id}`) })),
    { id: 'away-saml', url: '', line: saml(`${provider.origin}/away`) },
    { id: 'rebinding', url: '', line: saml(`https://rebinding.test:${provider.port}/hop`) },
  ]
}

/** Listens for whoever comes, on every address of the machine, and at the provider's port where a name of it leads to another. */
async function listenInside() {
  const state = { port: 0, connections: 0 }
  const listen = async (port: number, host: string): Promise<number> => {
    const server = createServer((socket) => {
      state.connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(port, host, resolve))
    closers.push(() => server.close())
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  state.port = await listen(0, '::')
  return Object.assign(state, { alsoAt: (port: number) => listen(port, '127.0.0.1') })
}

/** Stands before the resolver of the machine, as whoever holds a name server does. */
function resolverOf(table: typeof names): string {
  return `const dns = require('node:dns')
const [table, before] = [${JSON.stringify(table)}, dns.lookup]
const asked = new Map()
dns.lookup = (name, options, done) => {
  const answers = table[name]
  if (!answers) return before(name, options, done)
  const count = asked.get(name) ?? 0
  asked.set(name, count + 1)
  const list = answers[Math.min(count, answers.length - 1)].map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  setImmediate(() => (options?.all ? done(null, list) : done(null, list[0].address, list[0].family)))
}
`
}

/** The last line of the log with this text about a source, as the administrator reads it; the file may come a moment later. */
async function logged(source: string, text: string): Promise<Readonly<Record<string, unknown>>> {
  const lines = () => portal.log().split('\n')
  const find = () => lines().findLast((line) => line.includes(`"source":"${source}"`) && line.includes(text))
  await expect.poll(find, `${text} of ${source} in the log`).toBeDefined()
  return JSON.parse(find() ?? '{}')
}

const signInAt = async (issuer: string) => (await begin(portal, provider, issuer)).finish()

test('an honest provider in a private place that the configuration allows signs its people in', async () => {
  const answer = await signInAt('honest')
  const accepted = await isSignedIn(portal, answer)
  recordControl('SSRF', 'a provider that the configuration allows', accepted)
  expect(accepted, `${answer.status} ${answer.location} ${answer.body.slice(0, 300)}`).toBe(true)
  expect(provider.hits).toEqual(expect.arrayContaining(['/honest/token', '/honest/keys']))
})

test('no address leads inside, however it is written and whoever resolves it', async () => {
  const attacks = sources().filter(({ url }) => url !== '')
  expect(attacks.length).toBeGreaterThan(30)
  for (const { id, url } of attacks) {
    const before = inside.connections
    const { location, body } = await open(portal, `/auth/${id}/start`)
    const arrived = inside.connections > before
    recordAttack('SSRF', url, arrived)
    expect.soft(arrived, url).toBe(false)
    expect.soft(`${location} ${body}`, url).toMatch(/source_address_refused|may not go to/)
  }
  for (const { id, url } of attacks) {
    const { advice, level } = await logged(id, '"action":"outbound"')
    expect.soft(level, url).toBe('warn')
    expect.soft(String(advice), url).toMatch(/outbound\.allow: \[|metadata service is never asked/)
  }
})

test('no document of a provider leads inside: token endpoint, keys, userinfo, redirects, a name that changes', async () => {
  for (const issuer of ['token', 'keys', 'userinfo']) {
    const answer = await signInAt(issuer)
    const accepted = inside.connections > 0 || (await isSignedIn(portal, answer))
    recordAttack('SSRF', `${issuer} of a document`, accepted)
    expect.soft(accepted, issuer).toBe(false)
    await logged(issuer, 'source_address_refused')
  }
  for (const [source, code] of [
    ['away', 'source_misconfigured'],
    ['away-saml', 'source_misconfigured'],
    ['rebinding', 'source_address_refused'],
  ] as const) {
    await open(portal, `/auth/${source}/start`)
    recordAttack('SSRF', source, inside.connections > 0)
    await logged(source, code)
  }
  expect(provider.hits.filter((path) => path === '/hop')).toHaveLength(1)
  expect(inside.connections).toBe(0)
})
