import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const sources = [
  'app',
  'lib',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'package.json',
]

/** Whether the production build is missing, or older than one of the files it is made of. */
export async function isBuildStale(root: string): Promise<boolean> {
  const built = await modifiedAt(join(root, '.next/BUILD_ID'))
  if (built === 0) return true
  const times = await Promise.all(sources.map((source) => newestIn(join(root, source))))
  return Math.max(...times) > built
}

export interface BuildSettings {
  readonly root: string
  readonly logPath: string
  /** Stops the build with everything it started. */
  readonly signal: AbortSignal
}

/** Builds the portal by `npm run build`. The output goes to a file; fails with it when the build does. */
export async function buildPortal({ root, logPath, signal }: BuildSettings): Promise<void> {
  signal.throwIfAborted()
  const log = createWriteStream(logPath)
  await once(log, 'open')
  const build = spawn('npm', ['run', '--silent', 'build'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const end = () => build.pid && build.exitCode === null && process.kill(-build.pid, 'SIGTERM')
  signal.addEventListener('abort', end)
  const [code] = await once(build, 'exit')
  signal.removeEventListener('abort', end)
  log.close()
  signal.throwIfAborted()
  if (code !== 0) throw new Error(`The build failed:\n\n${await readFile(logPath, 'utf8')}`)
}

async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) return modifiedAt(path)
  const files = entries.filter((entry) => entry.isFile() && !/\.(test|contract)\.tsx?$/.test(entry.name))
  const times = await Promise.all(files.map((file) => modifiedAt(join(file.parentPath, file.name))))
  return Math.max(0, ...times)
}

/** Milliseconds since 1970; 0 for a file that does not exist. */
function modifiedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
