import { execFile, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { unusedPort } from '../aws/fixture/issuer'

/** An independent imitation of AWS that knows CloudFormation and IAM. */
export interface Moto {
  readonly url: string
  /** One action of a query API, such as `cloudformation CreateStack`; the XML of the answer. Fails unless it is 200. */
  call(service: string, action: string, parameters: Readonly<Record<string, string>>): Promise<string>
  /** Forgets everything. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Starts `moto_server` for the account on a free loopback port; null where it is not on the machine. */
export async function startMoto(accountId: string): Promise<Moto | null> {
  if (!isOnPath('moto_server')) return null
  const port = await unusedPort()
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, MOTO_ACCOUNT_ID: accountId },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  await answering(`${url}/moto-api/`)
  return {
    url,
    call: (service, action, parameters) => call(url, service, { Action: action, ...parameters }),
    async reset() {
      await fetch(`${url}/moto-api/reset`, { method: 'POST' })
    },
    async close() {
      server.kill()
      await ended
    },
  }
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('moto_server does not answer')
}

/** moto reads the service from the credential scope and checks no signature. */
async function call(url: string, service: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const scope = `AKIAEXAMPLE/20260101/us-east-1/${service}/aws4_request`
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams(parameters),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${parameters['Action']}: ${answer.status} ${text}`)
  return text
}

/** Runs a program that may not be on the machine: its exit code and output, or null. */
export async function runIfPresent(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly output: string } | null> {
  if (!isOnPath(program)) return null
  const run = promisify(execFile)(program, words, { env: { ...process.env, ...environment } })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  )
}

/** Whether a program of this name can be run. */
export function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
