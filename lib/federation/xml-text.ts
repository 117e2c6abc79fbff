import { BrevetError } from '../domain/errors'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const allowed = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u

/**
 * Text for XML content and attribute values alike. Tab and line ends become character references, which parsers keep.
 * Fails with `claims_malformed` on a character that XML 1.0 cannot carry: leaving it out would change what is signed.
 */
export function escapeXml(text: string): string {
  if (!allowed.test(text)) throw new BrevetError('claims_malformed', { reason: 'xml_character' })
  return text.replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`)
}
