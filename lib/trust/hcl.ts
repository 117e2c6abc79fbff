/** Values of HashiCorp's configuration language that Brevet writes; `raw` is an expression. */
export type HclValue =
  | string
  | number
  | readonly HclValue[]
  | { readonly [key: string]: HclValue | undefined }
  | HclExpression

export interface HclExpression {
  readonly raw: string
}

/** An expression as it stands. */
export function expression(raw: string): HclExpression {
  return { raw }
}

/** A block, formatted as `terraform fmt` does. Source: HCL Native Syntax Specification. */
export function block(header: readonly string[], body: Readonly<Record<string, HclValue>>): string {
  const [kind = '', ...labels] = header
  return [[kind, ...labels.map(text)].join(' '), ` {\n${attributes(body, '  ')}\n}`].join('')
}

/** `jsonencode` of a value. */
export function encoded(value: HclValue): HclExpression {
  return expression(`jsonencode(${write(value, '  ')})`)
}

/** Names of one run of single-line values are padded to the same width. */
function attributes(body: Readonly<Record<string, HclValue | undefined>>, indent: string): string {
  const entries = Object.entries(body).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: attributeName(key), text: write(value, indent) }],
  )
  return entries
    .map(({ name, text: written }, index) => `${indent}${name.padEnd(runWidth(entries, index))} = ${written}`)
    .join('\n')
}

type Entry = { readonly name: string; readonly text: string }

function runWidth(entries: readonly Entry[], index: number): number {
  const isLong = (entry: Entry | undefined) => entry === undefined || entry.text.includes('\n')
  if (isLong(entries[index])) return 0
  let [from, to] = [index, index]
  while (!isLong(entries[from - 1])) from -= 1
  while (!isLong(entries[to + 1])) to += 1
  return Math.max(...entries.slice(from, to + 1).map(({ name }) => name.length))
}

function attributeName(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : text(key)
}

function write(value: HclValue, indent: string): string {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return String(value)
  if (isExpression(value)) return value.raw
  if (isList(value)) return list(value, indent)
  return `{\n${attributes(value, `${indent}  `)}\n${indent}}`
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value)
}

function isExpression(value: HclValue): value is HclExpression {
  return typeof value === 'object' && 'raw' in value
}

function list(items: readonly HclValue[], indent: string): string {
  const isFlat = items.every((item) => typeof item === 'string' || typeof item === 'number')
  if (isFlat) return `[${items.map((item) => write(item, indent)).join(', ')}]`
  const inner = `${indent}  `
  return `[\n${items.map((item) => `${inner}${write(item, inner)},\n`).join('')}${indent}]`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A quoted template without interpolation. */
function text(value: string): string {
  const escaped = value
    .replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? character)
    .replace(/[$%](?=\{)/g, (sign) => sign + sign)
  return `"${escaped}"`
}
