import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { findFreePorts } from '../stack/demo/free-ports'
import { recordAttack, recordControl } from './tally'

/** Settings that nobody means: the portal says which one, shows no value, and does not start. */
test.describe.configure({ mode: 'default' })

const family = 'Weak configuration'
const strong = 'Rk3mZ8vQ0pL6tX2bN9cW5yH1sD7fG4jA'
const canary = 'canary0Value0Of0A0Weak0Setting'

interface Settings {
  readonly environment?: Readonly<Record<string, string>>
  /** Lines of brevet.yaml in place of the good ones with the same key. */
  readonly lines?: Readonly<Record<string, string>>
  /** Rights of the file that holds the client secret, and of brevet.yaml. */
  readonly secretMode?: number
  readonly configMode?: number
}

const source = (changes: string) => `[{ id: corp, kind: oidc, clientId: brevet, ${changes} }]`
const issuer = 'issuer: "https://idp.example"'
const remote = `postgres://brevet:${canary}@db.example.com/brevet`

const weak: Readonly<Record<string, Settings & { readonly names: string }>> = {
  'no secret': { environment: { BREVET_SECRET: '' }, names: 'BREVET_SECRET is not set' },
  'a short secret': { environment: { BREVET_SECRET: canary }, names: 'BREVET_SECRET is shorter than 32 bytes' },
  'a default secret': {
    environment: { BREVET_SECRET: `${canary}-changeme` },
    names: 'BREVET_SECRET looks like a placeholder',
  },
  'a secret of little entropy': {
    environment: { BREVET_SECRET: 'abcdefghijklmnopqrstuvwxyzABCDEFGH' },
    names: 'BREVET_SECRET is a pattern',
  },
  'a weak secret behind a strong one': {
    environment: { BREVET_SECRET: `${strong},${canary}` },
    names: 'key 2 in BREVET_SECRET',
  },
  'a public address by plain http': {
    lines: { publicUrl: 'http://aws.example.com' },
    names: 'publicUrl: must be https',
  },
  'a database on another machine without TLS': {
    environment: { DATABASE_URL: remote },
    names: 'DATABASE_URL names a database on another machine',
  },
  'a database on another machine whose TLS is optional': {
    environment: { DATABASE_URL: `${remote}?sslmode=prefer` },
    names: 'DATABASE_URL names a database on another machine',
  },
  'a secret in a file that everybody may read': {
    secretMode: 0o644,
    names: 'signIn[0].clientSecret: the file corp.secret can be read by every user',
  },
  'a configuration that everybody may change': { configMode: 0o666, names: 'the file can be changed by every user' },
  'a secret in the configuration': {
    lines: { signIn: source(`${issuer}, clientSecret: ${canary}`) },
    names: 'signIn[0].clientSecret: must not be written in the file',
  },
  'everybody as a trusted proxy': { lines: { trustedProxies: '["0.0.0.0/0"]' }, names: 'trustedProxies[0]: means' },
  'everything as an outbound address': {
    lines: { outbound: '{ allow: ["::/0"] }' },
    names: 'outbound.allow[0]: means everybody',
  },
  'an issuer by plain http': {
    lines: { signIn: source(`issuer: "http://idp.example/${canary}"`) },
    names: 'signIn[0].issuer: must be https',
  },
  'metadata by plain http': {
    lines: { signIn: `[{ id: corp, kind: saml, metadataUrl: "http://idp.example/${canary}" }]` },
    names: 'signIn[0].metadataUrl: must be https',
  },
  'everybody as administrator': { lines: { admins: '{ groups: ["*"] }' }, names: 'admins.groups[0]: must be the name' },
}

interface Start {
  /** Null while it ran on, until it was stopped. */
  readonly exitCode: number | null
  readonly output: string
}

/** Starts the portal as `npm start` does; gives up on it as soon as it answers. */
async function start({ environment = {}, lines = {}, ...modes }: Settings): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-weak-'))
  const { portal: port, metrics } = await findFreePorts()
  const good = {
    publicUrl: 'https://aws.example.com',
    signIn: source(`${issuer}, clientSecret: "\${file:corp.secret}"`),
    ...lines,
  }
  const config = Object.entries(good).map(([key, value]) => `${key}: ${value}\n`)
  writeFileSync(join(folder, 'corp.secret'), `${canary}\n`)
  chmodSync(join(folder, 'corp.secret'), modes.secretMode ?? 0o600)
  writeFileSync(join(folder, 'brevet.yaml'), config.join(''))
  chmodSync(join(folder, 'brevet.yaml'), modes.configMode ?? 0o644)
  const portal = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BREVET_CONFIG: join(folder, 'brevet.yaml'),
      BREVET_SECRET: strong,
      DATABASE_URL: `sqlite:${join(folder, 'brevet.db')}`,
      METRICS_PORT: String(metrics),
      ...environment,
    },
  })
  let output = ''
  for (const stream of [portal.stdout, portal.stderr]) stream.on('data', (part) => (output += String(part)))
  const ended = new Promise<number | null>((resolve) => portal.once('close', resolve))
  const answers = async (): Promise<null> => {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
      if (answer?.ok) return null
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (portal.exitCode !== null) return new Promise(() => undefined)
    }
  }
  const exitCode = await Promise.race([ended, answers()])
  portal.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true })
  return { exitCode, output }
}

test('a good configuration starts', async () => {
  const { exitCode, output } = await start({})
  recordControl(family, 'a good configuration', exitCode === null)
  expect(exitCode, output).toBeNull()
})

test('no weak setting starts: the reason names it and shows no value', async () => {
  test.setTimeout(120_000)
  const cases = Object.entries(weak)
  for (let index = 0; index < cases.length; index += 3) {
    await Promise.all(
      cases.slice(index, index + 3).map(async ([name, { names, ...settings }]) => {
        const { exitCode, output } = await start(settings)
        recordAttack(family, name, exitCode === null || exitCode === 0)
        expect.soft(exitCode, `${name}: ${output}`).toBe(1)
        expect.soft(output, name).toContain('Brevet cannot start:')
        expect.soft(output, name).toContain(names)
        expect.soft(output.includes(canary) || output.includes(strong), `${name} shows a value: ${output}`).toBe(false)
      }),
    )
  }
})
