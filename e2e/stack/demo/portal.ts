import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'

export interface PortalSettings {
  /** The checkout that holds the build. */
  readonly root: string
  readonly port: number
  readonly environment: Readonly<Record<string, string>>
  readonly logPath: string
}

export interface RunningPortal {
  /** Resolves when the process ends, with a sentence and its last lines. Never rejects. */
  readonly ended: Promise<string>
  /** Asks it to stop, and after five seconds makes it. */
  stop(): Promise<void>
  /** Makes it stop now. */
  kill(): void
}

const lastLines = 20
const stopMilliseconds = 5000

/**
 * Starts the production portal as `npm start` does, without a shell between: signals reach it, and it leaves no orphan.
 */
export function startPortal(settings: PortalSettings): RunningPortal {
  const next = join(settings.root, 'node_modules/next/dist/bin/next')
  const portal = spawn(process.execPath, [next, 'start', '-p', String(settings.port), '-H', '127.0.0.1'], {
    cwd: settings.root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...settings.environment },
  })
  const tail = keepOutput(portal, settings.logPath)
  const exit = once(portal, 'exit')
  const ended = exit.then(
    ([code, signal]) => `The portal stopped (${signal ?? `exit code ${code}`}). Its last lines:\n${tail()}`,
    (error: Error) => `The portal could not be started: ${error.message}`,
  )
  return {
    ended,
    kill: () => void portal.kill('SIGKILL'),
    async stop() {
      const timer = setTimeout(() => portal.kill('SIGKILL'), stopMilliseconds)
      portal.kill('SIGTERM')
      await ended
      clearTimeout(timer)
    },
  }
}

/** Writes the output to a file, and keeps the end of it. */
function keepOutput(portal: ChildProcess, logPath: string): () => string {
  const log = createWriteStream(logPath)
  let kept = ''
  for (const stream of [portal.stdout, portal.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      log.write(bytes)
      kept = (kept + bytes.toString('utf8')).slice(-20_000)
    })
  }
  portal.once('close', () => log.end())
  finished(log).catch((error: Error) => console.error(`The portal's output cannot be kept: ${error.message}`))
  return () => kept.trimEnd().split('\n').slice(-lastLines).join('\n')
}
