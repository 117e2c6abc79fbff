/** What XML 1.0 (2.2 Char) lets stand in a document. */
const characters = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u
const reference = /^(?:amp|lt|gt|quot|apos|#(?:[0-9]{1,7}|x[0-9A-Fa-f]{1,6}));/

/** Why a piece of text or an attribute value is refused; null when it is plain text with the five entities and character references. */
export function textFault(text: string): string | null {
  if (!characters.test(text)) return 'character'
  if (text.includes(']]>')) return 'cdata_end'
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const entity = reference.exec(text.slice(at + 1, at + 11))?.[0]
    if (entity === undefined) return 'entity'
    if (entity.startsWith('#') && !isCharacter(entity)) return 'character'
  }
  return null
}

function isCharacter(entity: string): boolean {
  const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10)
  return code <= 0x10ffff && characters.test(String.fromCodePoint(code))
}

/**
 * Line ends as an XML processor sees them (XML 1.0, 2.11). U+0085 and U+2028 are line ends in XML 1.1 only, but xmldom takes them
 * for such everywhere: written as references they stay what they are, and what a provider signed keeps its digest.
 */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for content and for attribute values in double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}
