import type { ConfigPath } from '../config-fault'
import { type Drafted, rawText } from '../draft'
import type { FaultLog } from '../fault-log'
import { serviceUrlFault } from '../web-address'

/** What every check is given. */
export interface CheckContext {
  readonly log: FaultLog
  /** True also while publicUrl is unknown, so that one fault does not make others. */
  readonly isPublicOnLoopback: boolean
  /** Reads a file named in the configuration; throws when it cannot. */
  readonly readFile: (path: string) => string
}

/** An address that Brevet will call, or be known by. */
export function checkServiceUrl(value: string | undefined, path: ConfigPath, context: CheckContext): void {
  const message = value === undefined ? null : serviceUrlFault(value, context.isPublicOnLoopback)
  if (message !== null) context.log.fault(path, message)
}

/** The value of one key must differ between all entries of a list. */
export function checkUnique(list: readonly Drafted<unknown>[], key: string, log: FaultLog): void {
  const seen = new Map<string, Drafted<unknown>>()
  for (const item of list) {
    const value = rawText(item, key)
    if (value === null) continue
    const first = seen.get(value)
    const path = [...item.path, key]
    if (first)
      log.fault(path, `${log.quote(path, value)} is used by ${String(first.path[0])}[${String(first.path[1])}] already`)
    else seen.set(value, item)
  }
}
