import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSigningCertificate } from '../saml/certificate'
import { addressesAt, renderMetadata } from '../saml/metadata'
import { findFreePorts } from './free-ports'
import { openInstallation } from './installation'
import { describeBusyPorts } from './ports'
import { type LaunchedStack, launchStack } from './stack'

/** Stands where `next start` stands: answers what the stack asks of a portal, and does what the test tells it to. */
const standIn = `
const { createServer } = require('node:http')
const { readFileSync } = require('node:fs')
const metadata = readFileSync(__dirname + '/metadata.xml')
createServer((request, response) => {
  if (request.url === '/die') { console.error('out of luck'); process.exit(3) }
  response.end(request.url === '/readyz' ? '{}' : request.url === '/secret' ? process.env.CORP_SECRET : metadata)
}).listen(process.argv[4], '127.0.0.1')
`

let metadata: string
let root: string
let launched: LaunchedStack | null

beforeAll(async () => {
  const { certificate } = await createSigningCertificate(new Date())
  metadata = renderMetadata(addressesAt('http://localhost:3000/federation/saml'), certificate)
})

beforeEach(async () => {
  launched = null
  root = await mkdtemp(join(tmpdir(), 'brevet-stack-'))
  const bin = join(root, 'node_modules/next/dist/bin')
  await Promise.all([mkdir(bin, { recursive: true }), mkdir(join(root, '.next'))])
  await writeFile(join(bin, 'next'), standIn)
  await writeFile(join(bin, 'metadata.xml'), metadata)
  await writeFile(join(root, '.next/BUILD_ID'), '')
})

afterEach(async () => {
  await launched?.stop()
  await rm(root, { recursive: true })
})

async function launch() {
  const ports = await findFreePorts()
  const installation = await openInstallation(join(root, 'demo'), false)
  const stack = launchStack({ root, ports, installation, report: () => {} })
  launched = stack
  await stack.ready
  return { stack, ports, installation }
}

describe('the stack', () => {
  it('is ready when both providers, AWS and the portal answer', async () => {
    const { stack } = await launch()
    const { oidc, saml, portal } = stack.addresses
    const documents = [`${oidc}/.well-known/openid-configuration`, `${saml}/metadata`, `${portal}/readyz`]
    expect((await Promise.all(documents.map((url) => fetch(url)))).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('frees every port when it stops', async () => {
    const { stack, ports } = await launch()
    await stack.stop()
    expect(await describeBusyPorts(ports)).toEqual([])
  })

  it('says with its last lines that the portal died', async () => {
    const { stack } = await launch()
    await fetch(`${stack.addresses.portal}/die`).catch(() => {})
    expect(await stack.ended).toBe('The portal stopped (exit code 3). Its last lines:\nout of luck')
  })

  it('fails to become ready when the portal dies at once', async () => {
    await writeFile(join(root, 'node_modules/next/dist/bin/next'), `console.error('no config'); process.exit(1)`)
    await expect(launch()).rejects.toThrow('The portal stopped (exit code 1). Its last lines:\nno config')
  })

  it('gives the client secret to the portal and writes it nowhere', async () => {
    const { stack, installation } = await launch()
    const secret = await (await fetch(`${stack.addresses.portal}/secret`)).text()
    expect(secret).toHaveLength(43)
    expect(await readFile(installation.configPath, 'utf8')).not.toContain(secret)
  })
})

describe('the installation', () => {
  it('keeps its secret from others, and between starts', async () => {
    const first = await openInstallation(join(root, 'demo'), false)
    const second = await openInstallation(join(root, 'demo'), false)
    expect(first.secret).toHaveLength(43)
    expect(second.secret).toBe(first.secret)
    expect((await stat(join(root, 'demo/secret'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    [false, false],
    [true, true],
  ])('when asked to keep the database: %s, has it afterwards: %s', async (isKept, exists) => {
    await openInstallation(join(root, 'demo'), false)
    const path = join(root, 'demo/brevet.db')
    await writeFile(path, '')
    await openInstallation(join(root, 'demo'), isKept)
    const found = await stat(path).then(
      () => true,
      () => false,
    )
    expect(found).toBe(exists)
  })
})
