import { textFault } from './xml-text'

/** A start tag, as far as the gate cares. */
export interface OpenTag {
  readonly name: string
  /** Namespace prefixes that this tag declares. */
  readonly declares: readonly string[]
  /** Namespace prefixes that its name and its attributes use. */
  readonly uses: readonly string[]
  readonly isEmpty: boolean
  /** Offset behind the tag. */
  readonly end: number
}

export interface CloseTag {
  readonly name: string
  readonly end: number
}

const maxAttributes = 64

/** SAML's names are ASCII; other names are refused rather than compared. At most one colon. */
const openPattern = /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)/y
const closePattern = /<\/([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)[\t\n\r ]*>/y
const attributePattern =
  /[\t\n\r ]+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)[\t\n\r ]*=[\t\n\r ]*(?:"([^"<]*)"|'([^'<]*)')/y
const endPattern = /[\t\n\r ]*(\/?)>/y
const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/

/** Reads the start tag at an offset, or says what is wrong with it. */
export function openTag(text: string, at: number): OpenTag | string {
  const name = match(openPattern, text, at)
  if (name === null) return 'malformed_tag'
  const attributes = readAttributes(text, openPattern.lastIndex)
  if (typeof attributes === 'string') return attributes
  const end = match(endPattern, text, attributes.end)
  if (end === null) return 'malformed_tag'
  const names = [...attributes.values.keys()]
  const fault = prefixOf(name) === 'xmlns' ? 'reserved_prefix' : namespaceFault(attributes.values)
  if (fault !== null) return fault
  return {
    name,
    declares: names.filter((attribute) => attribute.startsWith('xmlns:')).map((attribute) => attribute.slice(6)),
    uses: [name, ...names].map(prefixOf).filter((prefix) => prefix !== '' && prefix !== 'xmlns'),
    isEmpty: end === '/',
    end: endPattern.lastIndex,
  }
}

/** Reads the end tag at an offset; null when there is none. */
export function closeTag(text: string, at: number): CloseTag | null {
  const name = match(closePattern, text, at)
  return name === null ? null : { name, end: closePattern.lastIndex }
}

interface Attributes {
  readonly values: ReadonlyMap<string, string>
  readonly end: number
}

function readAttributes(text: string, from: number): Attributes | string {
  const values = new Map<string, string>()
  let end = from
  for (;;) {
    attributePattern.lastIndex = end
    const found = attributePattern.exec(text)
    if (!found) return { values, end }
    const name = found[1] ?? ''
    const value = found[2] ?? found[3] ?? ''
    if (values.has(name)) return 'duplicate_attribute'
    if (values.size === maxAttributes) return 'too_many_attributes'
    const fault = textFault(value)
    if (fault !== null) return fault
    values.set(name, value)
    end = attributePattern.lastIndex
  }
}

/** Namespaces must be absolute URIs, and the reserved prefixes stay what they are. */
function namespaceFault(attributes: ReadonlyMap<string, string>): string | null {
  for (const [name, value] of attributes) {
    if (name === 'xmlns:xml' || name === 'xmlns:xmlns') return 'reserved_prefix'
    const isUndone = name === 'xmlns' && value === ''
    if ((name === 'xmlns' || name.startsWith('xmlns:')) && !isUndone && !absoluteUri.test(value)) return 'namespace'
  }
  return null
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')))
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? (found[1] ?? '') : null
}
