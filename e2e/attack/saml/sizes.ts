import { type Edit, replaced, withinEnd } from './edits'
import { type Forge, type Kit, signedAssertion, type Variants } from './variant'

/** What the portal takes at most. */
const limits = { bytes: 256 * 1024, depth: 64, elements: 5_000, signatures: 2 } as const

/** Documents at the limit: as large, as deep and as full as the portal takes them. */
export const largestGood: Variants = {
  'control-bytes-at-limit': (kit) => filled(kit, limits.bytes),
  'control-depth-at-limit': signedAssertion(nested(limits.depth - 5)),
  'control-elements-at-limit': (kit) => withElements(kit, limits.elements),
}

/** Documents that cost their reader dear; each is refused before there is a tree of it. */
export const heavy: Variants = {
  'dos-bytes': (kit) => filled(kit, limits.bytes + 1),
  'dos-depth': signedAssertion(nested(limits.depth - 4)),
  'dos-deep': (kit) => `${'<x>'.repeat(20_000)}${kit.answer()}${'</x>'.repeat(20_000)}`,
  'dos-deep-unclosed': () => '<x>'.repeat(60_000),
  'dos-elements': (kit) => withElements(kit, limits.elements + 1),
  'dos-many-elements': (kit) => withMarkup(kit, '<x/>'.repeat(50_000)),
  'dos-many-groups': (kit) => withMarkup(kit, '<a xmlns="urn:x">x</a>'.repeat(8_000)),
  'dos-many-ns': (kit) =>
    withMarkup(
      kit,
      range(200)
        .map((n) => `<x xmlns:n${n}="urn:n${n}">`)
        .join('') + '</x>'.repeat(200),
    ),
  'dos-ns-on-one': (kit) =>
    withMarkup(
      kit,
      `<x ${range(5_000)
        .map((n) => `xmlns:n${n}="urn:n${n}"`)
        .join(' ')}/>`,
    ),
  'dos-attributes': (kit) =>
    withMarkup(
      kit,
      `<x ${range(10_000)
        .map((n) => `a${n}="${n}"`)
        .join(' ')}/>`,
    ),
  'dos-signatures': (kit) => withMarkup(kit, '<Signature xmlns="urn:x"/>'.repeat(3)),
  'dos-many-signatures': (kit) =>
    withMarkup(kit, '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(2_000)),
  'dos-long-name': (kit) => withMarkup(kit, `<${'x'.repeat(200_000)}`),
  'dos-long-attribute': (kit) => withMarkup(kit, `<x a="${'y'.repeat(200_000)}`),
  'dos-spaces-in-tag': (kit) => withMarkup(kit, `<x${' '.repeat(200_000)}`),
  'dos-ampersands': (kit) => withMarkup(kit, '&'.repeat(200_000)),
  'dos-references': (kit) => withMarkup(kit, `${'&amp;'.repeat(40_000)}&`),
  'dos-open-brackets': (kit) => withMarkup(kit, '<'.repeat(200_000)),
  'dos-comment-open': (kit) => withMarkup(kit, `<!--${'-'.repeat(200_000)}`),
  'dos-full-elements': unverifiable('<a/>'.repeat(4_900)),
  'dos-full-namespaces': unverifiable('<x:a xmlns:x="urn:x"/>'.repeat(4_900)),
  'dos-full-attributes': unverifiable(
    `<a ${range(60)
      .map((n) => `a${n}="1"`)
      .join(' ')}/>`.repeat(400),
  ),
  'dos-full-depth': unverifiable(
    `${range(50)
      .map((n) => `<x xmlns:n${n}="urn:n${n}">`)
      .join('')}${'<a/>'.repeat(4_800)}${'</x>'.repeat(50)}`,
  ),
  'dos-base64-lines': () => `${'\r\n'.repeat(100_000)}`,
}

/** As full as it may be, and signed by nobody: what is digested before that is known is digested for whoever asks. */
function unverifiable(markup: string): Forge {
  return (kit) => {
    const value = `<saml:Attribute Name="full"><saml:AttributeValue>${markup}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`
    const full = replaced('</saml:AttributeStatement>', value)(kit.answer())
    return full.replace(/(<ds:SignatureValue>).{8}/g, '$1AAAAAAAA')
  }
}

/** Elements within elements, so many levels below the assertion's attribute value. */
function nested(depth: number): Edit {
  return replaced(
    '</saml:AttributeStatement>',
    `<saml:Attribute Name="deep"><saml:AttributeValue>${'<x xmlns="urn:x">'.repeat(depth)}${'</x>'.repeat(depth)}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
  )
}

function withMarkup(kit: Kit, markup: string): string {
  return withinEnd('samlp:Status', markup)(kit.answer())
}

/** An answer of exactly so many bytes. */
function filled(kit: Kit, bytes: number): string {
  const xml = kit.answer()
  return xml + ' '.repeat(bytes - Buffer.byteLength(xml))
}

/** A signed answer of exactly so many elements. */
function withElements(kit: Kit, elements: number): string {
  const count = (xml: string) => xml.match(/<[A-Za-z]/g)?.length ?? 0
  const more = elements - count(kit.answer())
  const value = '<saml:AttributeValue>x</saml:AttributeValue>'
  const groups = `<saml:Attribute Name="other">${value.repeat(more - 1)}</saml:Attribute></saml:AttributeStatement>`
  return kit.answer({ assertion: replaced('</saml:AttributeStatement>', groups) })
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index)
}
