/**
 * A scanner that judges XML before any parser builds a tree of it. One pass, linear time, no recursion.
 * It allows the part of XML 1.0 that SAML needs and that two parsers cannot read differently.
 */
import { closeTag, openTag } from './xml-tag'
import { textFault } from './xml-text'

/** How much of what a document may hold. */
export interface XmlLimits {
  readonly depth: number
  readonly elements: number
  /** Elements with the local name `Signature`, whatever their namespace. */
  readonly signatures: number
  /** Comments never carry meaning, but cut text in two for careless readers; answers may hold none. */
  readonly allowsComments: boolean
}

const declaration =
  /<\?xml[\t\n\r ]+version=(["'])1\.0\1(?:[\t\n\r ]+encoding=(["'])utf-8\2)?(?:[\t\n\r ]+standalone=(["'])(?:yes|no)\3)?[\t\n\r ]*\?>/iy
const blank = /^[\t\n\r ]*$/

interface Scan {
  readonly text: string
  readonly limits: XmlLimits
  /** Names of the open elements, outermost first. */
  readonly open: string[]
  /** Namespace prefixes that open elements declare; the inner array is one element's. */
  readonly prefixes: (readonly string[])[]
  readonly bound: Map<string, number>
  elements: number
  signatures: number
  at: number
}

/** Why the document is refused, in a word fit for a log; null when nothing speaks against it. Never throws. */
export function xmlFault(text: string, limits: XmlLimits): string | null {
  const scan: Scan = { text, limits, open: [], prefixes: [], bound: new Map(), elements: 0, signatures: 0, at: 0 }
  skipDeclaration(scan)
  while (scan.at < text.length) {
    const fault = scanText(scan) ?? (scan.at < text.length ? scanMarkup(scan) : null)
    if (fault !== null) return fault
  }
  if (scan.open.length > 0) return 'unclosed_element'
  return scan.elements === 0 ? 'no_element' : null
}

function skipDeclaration(scan: Scan): void {
  declaration.lastIndex = 0
  if (declaration.test(scan.text)) scan.at = declaration.lastIndex
}

/** Moves to the next markup. */
function scanText(scan: Scan): string | null {
  const found = scan.text.indexOf('<', scan.at)
  const end = found < 0 ? scan.text.length : found
  const text = scan.text.slice(scan.at, end)
  scan.at = end
  if (text === '') return null
  if (scan.open.length === 0) return blank.test(text) ? null : 'text_outside_root'
  return textFault(text)
}

function scanMarkup(scan: Scan): string | null {
  switch (scan.text[scan.at + 1]) {
    case '/':
      return scanClose(scan)
    case '!':
      return scanDeclaration(scan)
    case '?':
      return 'processing_instruction'
    default:
      return scanOpen(scan)
  }
}

function scanDeclaration(scan: Scan): string | null {
  if (scan.text.startsWith('<![CDATA[', scan.at)) return 'cdata'
  if (!scan.text.startsWith('<!--', scan.at)) return 'doctype'
  const end = scan.text.indexOf('--', scan.at + 4)
  if (!scan.limits.allowsComments || end < 0 || scan.text[end + 2] !== '>') return 'comment'
  const fault = textFault(scan.text.slice(scan.at + 4, end).replace(/[&\]]/g, ' '))
  scan.at = end + 3
  return fault
}

function scanClose(scan: Scan): string | null {
  const tag = closeTag(scan.text, scan.at)
  if (tag === null) return 'malformed_tag'
  if (scan.open.pop() !== tag.name) return 'mismatched_tag'
  scan.at = tag.end
  release(scan)
  return null
}

function scanOpen(scan: Scan): string | null {
  const tag = openTag(scan.text, scan.at)
  if (typeof tag === 'string') return tag
  if (scan.open.length === 0 && scan.elements > 0) return 'several_roots'
  if (++scan.elements > scan.limits.elements) return 'too_many_elements'
  if (scan.open.length >= scan.limits.depth) return 'too_deep'
  if (localName(tag.name) === 'Signature' && ++scan.signatures > scan.limits.signatures) return 'too_many_signatures'
  bind(scan, tag.declares)
  if (tag.uses.some((prefix) => prefix !== 'xml' && !scan.bound.get(prefix))) return 'unbound_prefix'
  if (tag.isEmpty) release(scan)
  else scan.open.push(tag.name)
  scan.at = tag.end
  return null
}

function bind(scan: Scan, prefixes: readonly string[]): void {
  scan.prefixes.push(prefixes)
  for (const prefix of prefixes) scan.bound.set(prefix, (scan.bound.get(prefix) ?? 0) + 1)
}

function release(scan: Scan): void {
  for (const prefix of scan.prefixes.pop() ?? []) scan.bound.set(prefix, (scan.bound.get(prefix) ?? 0) - 1)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
