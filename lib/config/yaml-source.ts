import { type Document, isCollection, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { ConfigPath } from './config-fault'
import type { FaultTarget, Position } from './fault-log'
import { syntaxText } from './yaml-syntax-text'

/** Characters of a configuration file; far above 20,000 accounts. */
const maxCharacters = 16 * 1024 * 1024
const maxDepth = 40
const maxSyntaxFaults = 20

/** A YAML text as plain values that still know where they stood. */
export interface YamlSource {
  /** Null when there are syntax faults. */
  readonly value: unknown
  readonly syntaxFaults: readonly SyntaxFault[]
  locate(path: ConfigPath, target: FaultTarget): Position
}

interface SyntaxFault extends Position {
  readonly message: string
}

/** Reads YAML 1.2 (core schema). Aliases, tags, further documents and deep nesting are refused, so that a file is as large as it looks. */
export function readYaml(text: string): YamlSource {
  if (text.length > maxCharacters) return unreadable('the file is larger than 16 MiB')
  if (text.includes('\0')) return unreadable('the file holds a NUL character; is it UTF-8 text?')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, version: '1.2' })
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const syntaxFaults = findSyntaxFaults(document).map(({ offset, message }) => ({ ...position(offset), message }))
  return {
    value: syntaxFaults.length > 0 ? null : document.toJS(),
    syntaxFaults: syntaxFaults.slice(0, maxSyntaxFaults),
    locate: (path, target) => position(findOffset(document.contents, path, target)),
  }
}

function unreadable(message: string): YamlSource {
  const start = { line: 1, column: 1 }
  return { value: null, syntaxFaults: [{ ...start, message }], locate: () => start }
}

interface OffsetFault {
  readonly offset: number
  readonly message: string
}

function findSyntaxFaults(document: Document.Parsed): readonly OffsetFault[] {
  const parserFaults = [...document.errors, ...document.warnings].map((error) => ({
    offset: error.pos[0],
    message: syntaxText(error.code),
  }))
  return document.errors.length > 0 ? parserFaults : [...parserFaults, ...findRefusedNodes(document)]
}

function findRefusedNodes(document: Document.Parsed): readonly OffsetFault[] {
  const found: OffsetFault[] = []
  const refuse = (node: Node, message: string) => void found.push({ offset: node.range?.[0] ?? 0, message })
  visit(document, {
    Alias: (_, node) => refuse(node, 'YAML aliases (*name) are not supported; write the value out'),
    Node: (_, node, ancestors) => {
      if (node.tag?.startsWith('tag:yaml.org,2002:') === false) refuse(node, syntaxText('TAG_RESOLVE_FAILED'))
      if (isScalar(node) && !isPlainScalar(node.value)) refuse(node, syntaxText('TAG_RESOLVE_FAILED'))
      if (ancestors.length <= maxDepth * 2) return undefined
      refuse(node, syntaxText('RESOURCE_EXHAUSTION'))
      return visit.BREAK
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '__proto__') refuse(pair.key, 'this key is not allowed')
    },
  })
  return found
}

function isPlainScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** The offset of a node, or of the deepest one on the way to it that exists. */
function findOffset(root: Node | null, path: ConfigPath, target: FaultTarget): number {
  let offset = root?.range?.[0] ?? 0
  let node: unknown = root
  for (const [index, step] of path.entries()) {
    const wantsKey = target === 'key' && index === path.length - 1
    const next = wantsKey && isMap(node) ? findKey(node, step) : isCollection(node) ? node.get(step, true) : null
    if (!isPositioned(next)) return offset
    offset = next.range[0]
    node = next
  }
  return offset
}

function findKey(map: { readonly items: readonly { readonly key: unknown }[] }, key: unknown): unknown {
  return map.items.map((pair) => pair.key).find((candidate) => isScalar(candidate) && candidate.value === key)
}

function isPositioned(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
