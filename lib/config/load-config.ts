import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Environment } from './environment'
import { type ConfigResult, parseConfig } from './parse-config'
import { fileErrorReason } from './reference'

/** Reads the configuration file. A file that cannot be read is one fault, which says what to do. */
export function loadConfig(path: string, environment: Environment): ConfigResult {
  const readFile = (file: string) => readFileSync(/*turbopackIgnore: true*/ file, 'utf8')
  let text: string
  try {
    text = readFile(resolve(path))
  } catch (error) {
    return { ok: false, faults: [{ file: path, line: 1, column: 1, path: '', message: unreadable(error) }] }
  }
  return parseConfig(text, { file: path, environment, readFile })
}

function unreadable(error: unknown): string {
  const reason = fileErrorReason(error)
  if (reason === 'ENOENT')
    return 'there is no such file; copy brevet.example.yaml here, or name the file in BREVET_CONFIG'
  if (reason === 'EACCES') return 'the file must be readable by the user that runs Brevet'
  return `the file cannot be read (${reason})`
}
