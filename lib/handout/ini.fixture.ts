import { spawnSync } from 'node:child_process'

/** Sections of a credentials file, with their settings. */
export type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A way to read a credentials file. */
export interface IniReader {
  readonly name: string
  read(text: string): Sections
}

/** Reads as the SDKs do: line by line, a section in brackets, comments on lines of their own, a key up to the first `=` or `:`. */
const plainReader: IniReader = {
  name: 'a plain reader',
  read(text) {
    const sections = new Map<string, Map<string, string>>()
    let section = new Map<string, string>()
    for (const line of text.split(/[\p{Cc}\p{Zl}\p{Zp}]+/u)) {
      const [, name] = /^\[(.*)\]\s*$/.exec(line) ?? []
      const [, key, value] = /^([^\s=:#;[][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? []
      if (name !== undefined) {
        section = new Map()
        sections.set(name, section)
      } else if (key !== undefined && value !== undefined) section.set(key, value.trim())
      else if (line !== '' && !/^[#;]/.test(line))
        throw new Error('a line that is neither comment, section nor setting')
    }
    return Object.fromEntries([...sections].map(([name, settings]) => [name, Object.fromEntries(settings)]))
  },
}

/** The parser that botocore uses, in the way it uses it. */
const script = `
import configparser, json, sys
parser = configparser.RawConfigParser()
parser.read_string(sys.stdin.buffer.read().decode('utf-8'))
print(json.dumps({name: dict(parser.items(name)) for name in parser.sections()}))
`

function python(text: string): Sections {
  const { status, stdout, stderr } = spawnSync('python3', ['-I', '-c', script], { input: text, encoding: 'utf8' })
  if (status !== 0) throw new Error(`python3: ${stderr}`)
  return JSON.parse(stdout) as Sections
}

/** Every reader that this machine has: Python's too where Python is, ours always. */
export const iniReaders: readonly IniReader[] = [
  plainReader,
  ...(spawnSync('python3', ['-I', '-c', 'import configparser']).status === 0
    ? [{ name: 'Python’s configparser', read: python }]
    : []),
]
