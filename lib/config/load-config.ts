import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Environment } from './environment'
import { fileMode } from './file-mode'
import { type ConfigFault, type ConfigResult, parseConfig } from './parse-config'
import { fileErrorReason } from './reference'

/** Reads the configuration file. A file that cannot be read is one fault, which says what to do. */
export function loadConfig(path: string, environment: Environment): ConfigResult {
  const readFile = (file: string) => readFileSync(/*turbopackIgnore: true*/ file, 'utf8')
  let text: string
  try {
    text = readFile(resolve(path))
  } catch (error) {
    return { ok: false, faults: [whole(path, unreadable(error))] }
  }
  if (fileMode(resolve(path)).isWrittenByOthers) return { ok: false, faults: [whole(path, writable)] }
  return parseConfig(text, {
    file: path,
    environment,
    readFile,
    isReadByOthers: (file) => fileMode(file).isReadByOthers,
  })
}

const writable =
  'the file can be changed by every user of this machine, and says who has which role: chmod o-w takes that away'

function whole(file: string, message: string): ConfigFault {
  return { file, line: 1, column: 1, path: '', message }
}

function unreadable(error: unknown): string {
  const reason = fileErrorReason(error)
  if (reason === 'ENOENT')
    return 'there is no such file; copy brevet.example.yaml here, or name the file in BREVET_CONFIG'
  if (reason === 'EACCES') return 'the file must be readable by the user that runs Brevet'
  return `the file cannot be read (${reason})`
}
