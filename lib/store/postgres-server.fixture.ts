/** Test support: a throw-away PostgreSQL server on a free loopback port, run by an ordinary user. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

export interface PostgresServer {
  readonly url: string
  stop(): Promise<void>
}

interface Account {
  readonly uid: number
  readonly gid: number
}

export async function startPostgresServer(binaries: string): Promise<PostgresServer> {
  const account = ordinaryAccount()
  const folder = mkdtempSync(join(tmpdir(), 'brevet-postgres-'))
  chmodSync(folder, 0o700)
  if (account !== null) chownSync(folder, account.uid, account.gid)
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  try {
    const data = join(folder, 'data')
    const cluster = ['-D', data, '-U', 'brevet', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    execFileSync(join(binaries, 'initdb'), cluster, { cwd: folder, stdio: 'pipe', ...account })
    const port = await freePort()
    const options = [
      '-D',
      data,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ]
    const server = spawn(join(binaries, 'postgres'), options, { cwd: folder, stdio: 'ignore', ...account })
    const url = `postgres://brevet@127.0.0.1:${port}/postgres`
    const stop = stopper(server, removeFolder)
    await answering(url, server).catch((error) => stop().then(() => Promise.reject(error)))
    return { url, stop }
  } catch (error) {
    removeFolder()
    throw error
  }
}

/** PostgreSQL refuses to run as root: then the account `postgres` or `nobody` runs it. */
function ordinaryAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // The next name, then.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it.')
}

/** Fast shutdown, at the end of the tests or of the process, whichever comes first. */
function stopper(server: ChildProcess, cleanUp: () => void): () => Promise<void> {
  const abort = () => {
    server.kill('SIGQUIT')
    cleanUp()
  }
  process.once('exit', abort)
  return async () => {
    process.off('exit', abort)
    if (server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
    }
    cleanUp()
  }
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline && server.exitCode === null) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 })
    client.on('error', () => undefined)
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('PostgreSQL was started for the storage tests and does not answer.')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
