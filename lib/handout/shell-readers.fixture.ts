/** Readers of shells' lines by the rules that their makers document: always at hand, and stricter than the shells. */

/** What a program started afterwards would find, by name. Throws at a line that is anything but an assignment. */
export type LineReader = (text: string) => Readonly<Record<string, string>>

function readLines(text: string, pattern: RegExp, read: (written: string) => string): Record<string, string> {
  const found = text
    .trimEnd()
    .split('\n')
    .map((line) => pattern.exec(line) ?? broken(line))
  return Object.fromEntries(found.map(([, name = '', written = '']) => [name, read(written)]))
}

function broken(text: string): never {
  throw new Error(`not one assignment: ${JSON.stringify(text)}`)
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'utf8')
}

/** fish: single quotes with `\'` and `\\`, and bytes between them. */
export const readFish: LineReader = (text) =>
  readLines(text, /^set -gx (\w+) ('.*')$/, (word) => {
    const parts = word.match(/'(?:[^'\\]|\\['\\])*'|(?:\\X[0-9a-f]{2})+/g) ?? []
    if (parts.join('') !== word) broken(word)
    const read = parts.map((part) =>
      part.startsWith("'")
        ? bytesOf(part.slice(1, -1).replace(/\\(.)/g, '$1'))
        : Buffer.from(part.replaceAll('\\X', ''), 'hex'),
    )
    return Buffer.concat(read).toString('utf8')
  })

/** Nushell: a raw single-quoted string, or a double-quoted one with escapes. */
export const readNushell: LineReader = (text) =>
  readLines(text, /^\$env\.(\w+) = (.*)$/, (string) => {
    if (/^'[^']*'$/.test(string)) return string.slice(1, -1)
    if (!/^"(?:[^"\\]|\\["\\]|\\u\{[0-9a-f]{1,6}\})*"$/.test(string)) broken(string)
    return string
      .slice(1, -1)
      .replace(/\\(?:u\{([0-9a-f]+)\}|(.))/g, (_, hex, same) =>
        hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : same,
      )
  })

/** cmd: nothing is special within the quotes of `set` but what would expand or end them. */
export const readCmd: LineReader = (text) => readLines(text, /^set "(\w+)=([^"%!]*)"$/, (value) => value)

/** `docker run --env-file`: docker/cli, `opts/file.go`. */
export const readDockerEnvFile: LineReader = (text) => readLines(text, /^(\w+)=(.*)$/, (value) => value)

/** `.env` files: what every reader of them reads alike. */
export const readEnvFile: LineReader = (text) => readLines(text, /^(\w+)='([^'\\$]*)'$/, (value) => value)
