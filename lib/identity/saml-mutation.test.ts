import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begin, factsFor, posted, samlSource, signedInAsAna, verdict } from './saml.fixture'
import { renderResponse } from './saml-response.fixture'

type Mutation = (xml: string) => string

const at = (position: number, xml: string) => Math.floor(position * xml.length)
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** Pieces that mean something to some reader. */
const snippet = fc.constantFrom(
  ...[
    '<!---->',
    '<?x?>',
    '<![CDATA[',
    ']]>',
    '&#0;',
    '&amp;',
    '&x;',
    '<',
    '>',
    '"',
    ' ',
    '\n',
    '\u0000',
    'eve',
    '</saml:NameID>',
    '<saml:NameID>',
  ],
  ...[
    ' ID="_x"',
    ' xmlns="urn:x"',
    ' xmlns:saml="urn:x"',
    '<saml:Assertion/>',
    '<ds:Signature xmlns:ds="urn:x"/>',
    '<x/>',
    '=',
    'admins',
  ],
)

const insertion = fc.tuple(place, snippet).map(
  ([position, text]): Mutation =>
    (xml) =>
      xml.slice(0, at(position, xml)) + text + xml.slice(at(position, xml)),
)
const removal = fc.tuple(place, fc.integer({ min: 1, max: 200 })).map(
  ([position, count]): Mutation =>
    (xml) =>
      xml.slice(0, at(position, xml)) + xml.slice(at(position, xml) + count),
)
const replacement = fc.tuple(place, fc.string({ minLength: 1, maxLength: 3 })).map(
  ([position, text]): Mutation =>
    (xml) =>
      xml.slice(0, at(position, xml)) + text + xml.slice(at(position, xml) + text.length),
)

/** Copies or moves whole elements, which keeps the document well-formed. */
const elementMove = fc.tuple(place, place, fc.boolean()).map(
  ([from, to, isCopy]): Mutation =>
    (xml) => {
      const elements = [...xml.matchAll(/<([\w:]+)[^<>]*(?:\/>|>[^<]*<\/\1>)/g)]
      const picked = elements[Math.floor(from * elements.length)]
      if (!picked) return xml
      const rest = isCopy ? xml : xml.slice(0, picked.index) + xml.slice(picked.index + picked[0].length)
      const gaps = [...rest.matchAll(/(?<=>)(?=<)/g)].map(({ index }) => index)
      const gap = gaps[Math.floor(to * gaps.length)] ?? 0
      return rest.slice(0, gap) + picked[0] + rest.slice(gap)
    },
)

/** Nests a copy of the signed assertion, or takes a signature away. */
const structural = fc.constantFrom<Mutation>(
  (xml) => xml.replace(/<ds:Signature .*?<\/ds:Signature>/s, ''),
  (xml) =>
    xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, (assertion) => assertion + assertion.replace('>ana<', '>eve<')),
  (xml) => xml.replace('>ana<', '>eve<'),
)
const mutations = fc.array(fc.oneof(insertion, removal, replacement, elementMove, structural), {
  minLength: 1,
  maxLength: 4,
})

describe.each(['assertion', 'response', 'both'] as const)(
  'a response with the %s signed, changed at random',
  (signing) => {
    it('is refused, or signs in exactly the person that was signed', async () => {
      const source = samlSource()
      const { pending } = await begin(source)
      const xml = renderResponse(factsFor(pending, { signing }))
      expect(await verdict(source.finish(posted(xml, pending.id), pending))).toBe(signedInAsAna)
      await fc.assert(
        fc.asyncProperty(mutations, async (steps) => {
          const mutated = steps.reduce((text, mutate) => mutate(text), xml)
          const outcome = await verdict(source.finish(posted(mutated, pending.id), pending))
          expect(outcome.startsWith('signed in') ? outcome : signedInAsAna).toBe(signedInAsAna)
        }),
        { numRuns: 250 },
      )
    })
  },
)
