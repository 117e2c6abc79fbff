import { type ConfigFault, type ConfigPath, formatPath } from './config-fault'

/** Whether a finding is about a key itself or about what stands behind it. */
export type FaultTarget = 'value' | 'key'

/** Line and column, counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Collects everything that is wrong, so that one run reports it all. */
export interface FaultLog {
  fault(path: ConfigPath, message: string, target?: FaultTarget): void
  /** Like `fault`, and silences what follows from it at the same place. `variable` is the one that is missing. */
  settle(path: ConfigPath, message: string, variable?: string): void
  warn(path: ConfigPath, message: string): void
  /** Whether the text at this path was expanded from a reference. */
  isReferenced(path: ConfigPath): boolean
  /** A value for use in a message: in quotes, or described when it came from a reference and may be secret. */
  quote(path: ConfigPath, value: string): string
  /** Both in the order of the file. */
  faults(): readonly ConfigFault[]
  warnings(): readonly ConfigFault[]
}

/** What a log needs to know of the file. */
export interface FaultPlaces {
  readonly file: string
  readonly locate: (path: ConfigPath, target: FaultTarget) => Position
  /** Whether the text at this path was expanded from a reference. */
  readonly isReferenced: (path: ConfigPath) => boolean
}

export function createFaultLog(places: FaultPlaces): FaultLog {
  const faults: ConfigFault[] = []
  const warnings: ConfigFault[] = []
  const settled = new Set<string>()
  const entry = (path: ConfigPath, message: string, target: FaultTarget): ConfigFault => ({
    file: places.file,
    ...places.locate(path, target),
    path: formatPath(path),
    message,
  })
  return {
    fault: (path, message, target = 'value') => {
      if (!settled.has(formatPath(path))) faults.push(entry(path, message, target))
    },
    settle: (path, message, variable) => {
      faults.push({ ...entry(path, message, 'value'), ...(variable === undefined ? {} : { variable }) })
      settled.add(formatPath(path))
    },
    warn: (path, message) => void warnings.push(entry(path, message, 'value')),
    isReferenced: places.isReferenced,
    quote: (path, value) => (places.isReferenced(path) ? 'the referenced value' : JSON.stringify(value)),
    faults: () => faults.toSorted(byPosition),
    warnings: () => warnings.toSorted(byPosition),
  }
}

function byPosition(a: ConfigFault, b: ConfigFault): number {
  return a.line - b.line || a.column - b.column
}
