import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePorts } from './stack/demo/free-ports'

/** A throw-away PostgreSQL on a loopback port, for portals of several processes. */
export interface OwnPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Null where this machine has no PostgreSQL. */
export async function startOwnPostgres(): Promise<OwnPostgres | null> {
  const programs = programFolder()
  if (programs === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'brevet-own-postgres-'))
  const account = ordinaryAccount()
  chmodSync(folder, 0o700)
  if (account !== null) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const cluster = ['-D', data, '-U', 'brevet', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(programs, 'initdb'), cluster, { cwd: folder, stdio: 'pipe', ...account })
  const { portal: port } = await findFreePorts()
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
  const server = spawn(join(programs, 'postgres'), options, { cwd: folder, stdio: 'ignore', ...account })
  process.once('exit', () => server.kill('SIGQUIT'))
  const ended = once(server, 'exit')
  await waitForPort(port)
  return {
    url: `postgres://brevet@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function programFolder(): string | null {
  const roots = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
  const versions = roots.filter(existsSync).flatMap((root) => readdirSync(root).map((name) => join(root, name, 'bin')))
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  const holdsAll = (folder: string) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))
  return [...versions, ...onPath].find(holdsAll) ?? null
}

/** PostgreSQL refuses to run as root; null where nobody else has to run it. */
function ordinaryAccount(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function waitForPort(port: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(50)) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
  }
  throw new Error('PostgreSQL was started and does not answer.')
}
