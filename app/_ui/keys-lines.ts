/** The three values of temporary keys. */
export interface KeyValues {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** A line of a format for the screen. */
export interface KeyLine {
  /** From 1. */
  readonly number: number
  /** What the shell does with the line: `export `, `set -gx `, `$env:`; empty where there is nothing to do. */
  readonly keyword: string
  readonly before: string
  /** As shown: masked or real for the three values, as written for others; null for a line that assigns nothing. */
  readonly value: string | null
  readonly after: string
  /** How long a value is that is masked, in characters; said beside the line, not part of the text. Null: not said. */
  readonly length: number | null
  /** What the button of this line copies. */
  readonly copy: { readonly name: KeyName; readonly value: string } | null
}

const names = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const
type KeyName = (typeof names)[number]

/** Stand-ins that no shell quotes differently from a real value: letters and digits only. */
const standIns: Readonly<Record<KeyName, string>> = {
  accessKeyId: 'brevet0stands0for0the0id',
  secretAccessKey: 'brevet0stands0for0the0secret',
  sessionToken: 'brevet0stands0for0the0token',
}

const dots = '•'.repeat(20)

/**
 * The lines of a format for the screen. The text is made with stand-ins and the values are put in afterwards, so that a
 * masked secret is nowhere in the document, whatever the format does with it.
 */
export function keyLines(
  render: (values: KeyValues) => string,
  values: KeyValues,
  revealed: boolean,
): readonly KeyLine[] {
  return render(standIns)
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => ({ number: index + 1, ...keyLine(...cutKeyword(line), { values, revealed }) }))
}

function cutKeyword(line: string): readonly [keyword: string, rest: string] {
  const keyword = /^ *(?:export |unset |set -[a-z]+ |set "|hide-env -i |\$env[:.])/i.exec(line)?.[0] ?? ''
  return [keyword, line.slice(keyword.length)]
}

interface Shown {
  readonly values: KeyValues
  readonly revealed: boolean
}

function keyLine(keyword: string, line: string, { values, revealed }: Shown): Omit<KeyLine, 'number'> {
  const name = names.find((candidate) => line.includes(standIns[candidate]))
  if (!name) return { keyword, ...plainParts(line), length: null, copy: null }
  const at = line.indexOf(standIns[name])
  const value = values[name]
  return {
    keyword,
    before: line.slice(0, at),
    value: revealed ? value : mask(name, value),
    after: line.slice(at + standIns[name].length),
    length: name === 'sessionToken' && !revealed ? value.length : null,
    copy: { name, value },
  }
}

/** `NAME='value'`, `name = value` and `"name": "value",` fall into three parts; other lines stay whole. */
function plainParts(line: string): Pick<KeyLine, 'before' | 'value' | 'after'> {
  const [, before, value = '', after = ''] = /^(.*?(?: ?= ?|": )["']?)([^"'(]+?)(["']?,?)$/.exec(line) ?? []
  return before === undefined ? { before: line, value: null, after: '' } : { before, value, after }
}

/** The key id is no secret: its ends stay, so that two sets of keys can be told apart. Secrets have no length. */
function mask(name: KeyName, value: string): string {
  if (name !== 'accessKeyId' || value.length < 16) return dots
  return `${value.slice(0, 4)}${'•'.repeat(12)}${value.slice(-4)}`
}
