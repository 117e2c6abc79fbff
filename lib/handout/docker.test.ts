/** What Docker's own command line makes of the formats, where it is installed: it asks a daemon that writes down what it is asked. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerRun } from './docker-run'
import { dockerEnvFile } from './env-file'
import { environmentVariables } from './environment-variables'
import { hostileTexts, hostileValues, values } from './hostile-values.fixture'
import type { KeyValues } from './key-values'
import { isInstalled } from './tools.fixture'

const folder = mkdtempSync(join(tmpdir(), 'brevet-docker-'))
const asked: (readonly string[])[] = []
const daemon = createServer(async (request, response) => {
  if (request.url?.includes('/containers/create')) {
    const body = (await json(request)) as { readonly Env: readonly string[] }
    asked.push(body.Env)
    response.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"seen"}')
    return
  }
  response.writeHead(200, { 'api-version': '1.44', ostype: 'linux', 'content-type': 'application/json' }).end('{}')
})

beforeAll(() => new Promise<void>((resolve) => daemon.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  daemon.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The environment of the container that a script for bash asks for. */
async function containerOf(script: string): Promise<Readonly<Record<string, string>>> {
  const { port } = daemon.address() as AddressInfo
  const lines = `export DOCKER_HOST=tcp://127.0.0.1:${port} DOCKER_CONFIG=${folder}\n${script}`
  // The daemon refuses on purpose, so docker fails.
  await promisify(execFile)('bash', ['--norc', '-c', lines], { cwd: folder }).catch(() => undefined)
  const pairs = (asked.pop() ?? []).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
  return Object.fromEntries(pairs)
}

function expected(keys: KeyValues, carried: (text: string) => string) {
  return Object.fromEntries(environmentVariables(keys).map(([name, value]) => [name, carried(value)]))
}

const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
const holdable = (text: string) => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8')

describe.runIf(isInstalled('docker'))('docker', { timeout: 120_000 }, () => {
  it('gives the container the variables of the env file', async () => {
    for (const text of hostileTexts) {
      writeFileSync(join(folder, 'keys.env'), dockerEnvFile(hostileValues(text)))
      const found = await containerOf('docker run --env-file keys.env image')
      expect(found).toEqual(expected(hostileValues(text), printable))
    }
  })

  it('gives the container the variables of the command, whose arguments hold no value', async () => {
    const command = dockerRun(values).slice(dockerRun(values).indexOf('docker run'))
    for (const value of Object.values(triple(values))) expect(command).not.toContain(value)
    for (const text of hostileTexts) {
      const found = await containerOf(dockerRun(hostileValues(text)))
      expect(found).toEqual(expected(hostileValues(text), holdable))
    }
  })
})

function triple({ accessKeyId, secretAccessKey, sessionToken }: KeyValues) {
  return { accessKeyId, secretAccessKey, sessionToken }
}
