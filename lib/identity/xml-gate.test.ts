import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readXml } from './xml-document'
import { type XmlLimits, xmlFault } from './xml-gate'

const limits: XmlLimits = { depth: 64, elements: 5_000, signatures: 2, allowsComments: false }
const fault = (text: string) => xmlFault(text, limits)
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
const flat = (count: number) => `<a>${'<b/>'.repeat(count - 1)}</a>`
const attributes = (count: number) => `<a ${Array.from({ length: count }, (_, index) => `x${index}="1"`).join(' ')}/>`

describe('the gate lets pass', () => {
  it.each([
    '<a/>',
    ' \n<a></a>\r\n\t',
    '<?xml version="1.0"?><a/>',
    '<?xml version="1.0" encoding="UTF-8"?><a/>',
    "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<a/>",
    `<p:a xmlns:p="urn:p" p:b='"' c="'"><p:d.e-f_g xml:lang="en"/></p:a>`,
    '<a xmlns="urn:a"><b xmlns=""/></a>',
    '<a>&amp;&lt;&gt;&quot;&apos;&#10;&#x1F600;</a>',
    '<a b="&#9;>"/>',
    '<a>] ]> \u00e9 \ud83d\ude00 \u202e</a>',
    nested(64),
    flat(5_000),
    attributes(64),
    '<a><Signature/><x:Signature xmlns:x="urn:x"/></a>',
  ])('%j', (text) => {
    expect(fault(text)).toBeNull()
  })
})

describe('the gate refuses', () => {
  it.each([
    ['', 'no_element'],
    ['  ', 'no_element'],
    ['text', 'text_outside_root'],
    ['\ufeff<a/>', 'text_outside_root'],
    ['x<a/>', 'text_outside_root'],
    ['<a/>x', 'text_outside_root'],
    ['<a/>&#32;', 'text_outside_root'],
    ['<a/><b/>', 'several_roots'],
    ['<a></a><a></a>', 'several_roots'],
    ['<a>', 'unclosed_element'],
    ['<a><b></a></b>', 'mismatched_tag'],
    ['</a>', 'mismatched_tag'],
    ['<a></a></a>', 'mismatched_tag'],
    ['<!DOCTYPE a><a/>', 'doctype'],
    ['<!doctype a><a/>', 'doctype'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'doctype'],
    ['<a><!ENTITY x "y"></a>', 'doctype'],
    ['<a><!-- c --></a>', 'comment'],
    ['<!-- c --><a/>', 'comment'],
    ['<a><!----></a>', 'comment'],
    ['<a><![CDATA[x]]></a>', 'cdata'],
    ['<a>]]></a>', 'cdata_end'],
    ['<a><?x y?></a>', 'processing_instruction'],
    ['<?xml-stylesheet href="x"?><a/>', 'processing_instruction'],
    ['<a/><?x?>', 'processing_instruction'],
    [' <?xml version="1.0"?><a/>', 'processing_instruction'],
    ['<?xml version="1.1"?><a/>', 'processing_instruction'],
    ['<?xml version="1.0" encoding="latin1"?><a/>', 'processing_instruction'],
    ['<?xml version="1.0" encoding="UTF-16"?><a/>', 'processing_instruction'],
    ['<?xml version="1.0"?><?xml version="1.0"?><a/>', 'processing_instruction'],
    ['<a>&x;</a>', 'entity'],
    ['<a>&nbsp;</a>', 'entity'],
    ['<a>& </a>', 'entity'],
    ['<a b="&x;"/>', 'entity'],
    ['<a>&#0;</a>', 'character'],
    ['<a>&#x8;</a>', 'character'],
    ['<a>&#xD800;</a>', 'character'],
    ['<a>&#xFFFFFF;</a>', 'character'],
    ['<a>\u0000</a>', 'character'],
    ['<a>\u001b</a>', 'character'],
    ['<a>\ufffe</a>', 'character'],
    ['<a>\ud800</a>', 'character'],
    ['<a b="\u0001"/>', 'character'],
    ['<a b="1" b="2"/>', 'duplicate_attribute'],
    ['<a b=1/>', 'malformed_tag'],
    ['<a b/>', 'malformed_tag'],
    ['<a b="1"c="2"/>', 'malformed_tag'],
    ['<a b="<"/>', 'malformed_tag'],
    ['<a b="1', 'malformed_tag'],
    ['< a/>', 'malformed_tag'],
    ['<1a/>', 'malformed_tag'],
    ['<a:b:c/>', 'malformed_tag'],
    ['<:a/>', 'malformed_tag'],
    ['<\u00e9/>', 'malformed_tag'],
    ['<a', 'malformed_tag'],
    ['<a></a', 'malformed_tag'],
    ['<', 'malformed_tag'],
    ['<p:a/>', 'unbound_prefix'],
    ['<a p:b="1"/>', 'unbound_prefix'],
    ['<a><b xmlns:p="urn:p"/><p:c/></a>', 'unbound_prefix'],
    ['<p:a xmlns:p=""/>', 'namespace'],
    ['<p:a xmlns:p="relative"/>', 'namespace'],
    ['<a xmlns="1"/>', 'namespace'],
    ['<a xmlns:xml="urn:x"/>', 'reserved_prefix'],
    ['<a xmlns:xmlns="urn:x"/>', 'reserved_prefix'],
    ['<xmlns:a/>', 'reserved_prefix'],
    [nested(65), 'too_deep'],
    [nested(100_000), 'too_deep'],
    [flat(5_001), 'too_many_elements'],
    [attributes(65), 'too_many_attributes'],
    ['<a><Signature/><Signature/><x:Signature xmlns:x="urn:x"/></a>', 'too_many_signatures'],
  ])('%j as %s', (text, expected) => {
    expect(fault(text)).toBe(expected)
  })

  it('comments only where they are not allowed, and broken ones everywhere', () => {
    const lenient = { ...limits, allowsComments: true }
    expect(xmlFault('<!-- a & b --><a><!----></a><!-- ]]> -->', lenient)).toBeNull()
    for (const text of ['<a><!-- -- --></a>', '<a><!-- --->', '<a><!--', '<a><!-->']) {
      expect(xmlFault(text, lenient)).toBe('comment')
    }
  })
})

const fragment = fc.constantFrom(
  ...[
    '<a>',
    '</a>',
    '<b/>',
    '<p:c xmlns:p="urn:p">',
    '</p:c>',
    'text',
    '&amp;',
    '&',
    '<',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
    '<!DOCTYPE a>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<?xml version="1.0"?>',
    '<?x?>',
    ' ',
    '\n',
    '\u0000',
    '\ud800',
    '\u00e9',
    ' b="1"',
    ' b="1"',
    'xmlns="urn:x"',
  ],
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fragment).map((parts) => parts.join('')),
)

describe('the gate', () => {
  it('gives a verdict on any text, and lets none pass that the parser complains about', () => {
    fc.assert(
      fc.property(text, (candidate) => {
        const verdict = fault(candidate)
        expect(verdict === null || typeof verdict === 'string').toBe(true)
        if (verdict === null) expect(readXml(candidate, limits)).toHaveProperty('root')
      }),
      { numRuns: 2_000 },
    )
  })

  it.each<[string, (size: number) => string]>([
    ['one long text', (size) => `<a>${'x'.repeat(size)}</a>`],
    ['many entities', (size) => `<a>${'&amp;'.repeat(size / 5)}</a>`],
    ['a long attribute', (size) => `<a b="${' '.repeat(size)}"/>`],
    ['an attribute that never ends', (size) => `<a b="${'x'.repeat(size)}`],
    ['a tag of spaces', (size) => `<a${' '.repeat(size)}`],
    ['many brackets', (size) => '<'.repeat(size)],
    ['many names', (size) => `<${'a.'.repeat(size / 2)}`],
    ['many prefixes', (size) => `<a>${'<b xmlns:p="urn:p"/>'.repeat(size / 60)}</a>`],
    ['many half comments', (size) => `<a>${'<!-'.repeat(size / 3)}</a>`],
  ])('judges %s in time that grows with its length and no faster', (_, candidate) => {
    const [quarter, whole] = [candidate(60_000), candidate(240_000)]
    // Four times the length; a quadratic scan would take sixteen times as long.
    expect(fastest(() => fault(whole))).toBeLessThan(
      10 *
        Math.max(
          fastest(() => fault(quarter)),
          0.05,
        ),
    )
  })
})

/** Milliseconds of the fastest of several runs: noise only ever adds. */
function fastest(work: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  })
  return Math.min(...times)
}
