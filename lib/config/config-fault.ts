/** Something wrong, or doubtful, in the configuration file. Holds no value that came from a reference. */
export interface ConfigFault {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1. */
  readonly column: number
  /** Such as `signIn[0].issuer`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
  /** The environment variable that is missing, when that is what is wrong. */
  readonly variable?: string
}

/** A place in the configuration: keys and list positions from the top. */
export type ConfigPath = readonly (string | number)[]

/** Writes a fault as `file:line:col path: what is wrong`. */
export function formatFault(fault: ConfigFault): string {
  const place = `${fault.file}:${fault.line}:${fault.column}`
  return fault.path === '' ? `${place} ${fault.message}` : `${place} ${fault.path}: ${fault.message}`
}

const plainKey = /^[A-Za-z_][\w-]*$/

/** Writes a path as `signIn[0].parameters["x y"]`. */
export function formatPath(path: ConfigPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!plainKey.test(step)) return `${text}[${JSON.stringify(step)}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}
