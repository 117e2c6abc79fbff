import { stat } from 'node:fs/promises'
import type { Config } from './config'
import { configFingerprint } from './fingerprint'
import type { ConfigFault, ConfigResult } from './parse-config'

export interface WatchOptions {
  readonly path: string
  readonly load: () => ConfigResult
  /** The configuration in force; read anew when it is left out. */
  readonly current?: Config
  /** A new configuration without faults, and different from the one in force. */
  readonly onChange: (config: Config, warnings: readonly ConfigFault[]) => void
  /** The new one is wrong; the old one stays in force. */
  readonly onFaults: (faults: readonly ConfigFault[]) => void
  /** It was read again, and is the one in force: after SIGHUP, or when a faulty edit was taken back. */
  readonly onSame?: () => void
  /** Milliseconds between two looks at the file. Default 1000. */
  readonly intervalMilliseconds?: number
}

/**
 * Reloads the configuration on SIGHUP and when the file changes.
 * It looks at the file by its path again and again, which survives editors that rename and Kubernetes' swap of symbolic links,
 * and waits until two looks in a row agree, so that a half-written file is not read. Contents of `${file:}` are re-read then, too.
 */
export function watchConfig(options: WatchOptions): { close(): void } {
  let inForce = fingerprintOf(options)
  let loaded: string | null = null
  let seen: string | null = null
  let isClosed = false

  const reload = () => {
    const result = options.load()
    if (!result.ok) return options.onFaults(result.faults)
    const fingerprint = configFingerprint(result.config)
    if (fingerprint === inForce) return options.onSame?.()
    inForce = fingerprint
    options.onChange(result.config, result.warnings)
  }
  const look = async () => {
    const state = await fileState(options.path)
    if (isClosed) return
    const isSettled = state === seen
    seen = state
    loaded ??= state
    if (!isSettled || state === loaded) return
    loaded = state
    reload()
  }
  const timer = setInterval(look, options.intervalMilliseconds ?? 1000)
  timer.unref()
  process.on('SIGHUP', reload)
  void look()
  return {
    close: () => {
      isClosed = true
      clearInterval(timer)
      process.off('SIGHUP', reload)
    },
  }
}

function fingerprintOf({ current, load }: WatchOptions): string | null {
  if (current) return configFingerprint(current)
  const result = load()
  return result.ok ? configFingerprint(result.config) : null
}

/** What changes whenever the content may have; follows symbolic links. */
async function fileState(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(path)
    return `${ino}:${size}:${mtimeMs}:${ctimeMs}`
  } catch {
    return 'absent'
  }
}
