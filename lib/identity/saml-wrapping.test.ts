import { describe, expect, it } from 'vitest'
import { begin, factsFor, posted, samlSource, signedInAsAna, stranger, verdict } from './saml.fixture'
import { newId, renderResponse, type Signing } from './saml-response.fixture'
import { signRoot } from './saml-signer.fixture'

/** A good response, taken apart, for putting it together wrongly. */
interface Pieces {
  readonly xml: string
  /** The assertion as it stands, with its signature when it has one. */
  readonly assertion: string
  /** The assertion without signature. */
  readonly bare: string
  /** The same with another id, and about eve. */
  readonly evil: string
  /** About eve, under the signed id. */
  readonly evilTwin: string
  /** The first signature. */
  readonly signature: string
}

const signaturePattern = /<ds:Signature .*?<\/ds:Signature>/s
const assertionPattern = /<saml:Assertion.*<\/saml:Assertion>/s

function takeApart(xml: string): Pieces {
  const assertion = assertionPattern.exec(xml)?.[0] ?? ''
  const bare = assertion.replace(signaturePattern, '')
  const evilTwin = bare.replace('>ana<', '>eve<').replace('>platform<', '>admins<')
  const evil = renamed(evilTwin)
  return { xml, assertion, bare, evil, evilTwin, signature: signaturePattern.exec(xml)?.[0] ?? '' }
}

const renamed = (xml: string) => xml.replace(/ ID="[^"]*"/, ` ID="${newId()}"`)
const unsigned = (xml: string) => xml.replace(signaturePattern, '')
const into = (outer: string, inner: string) => outer.replace(/<\/[\w:]+>$/, (end) => inner + end)
const signedWith = (xml: string, signature: string) => xml.replace('</saml:Issuer>', (issuer) => issuer + signature)
const extensions = (inner: string) => `<samlp:Extensions>${inner}</samlp:Extensions>`
const object = (inner: string) => `<ds:Object>${inner}</ds:Object>`
/** The response with its assertion replaced. */
const holding = ({ xml, assertion }: Pieces, other: string) => xml.replace(assertion, () => other)

/** The response's own document, about eve, without its signature. */
const evilResponse = (pieces: Pieces) => renamed(unsigned(holding(pieces, pieces.evil)))

/** XSW1 and XSW2 wrap the response's signature, XSW3 to XSW8 the assertion's; all run in each mode. */
const attacks: Readonly<Record<string, (pieces: Pieces) => string>> = {
  xsw1: (p) => signedWith(evilResponse(p), into(p.signature, unsigned(p.xml))),
  'xsw1 in an Object': (p) => signedWith(evilResponse(p), into(p.signature, object(unsigned(p.xml)))),
  xsw2: (p) => signedWith(evilResponse(p), unsigned(p.xml) + p.signature),
  xsw3: (p) => holding(p, p.evil + p.assertion),
  'xsw3 after': (p) => holding(p, p.assertion + p.evil),
  xsw4: (p) => holding(p, into(p.evil, p.assertion)),
  xsw5: (p) => holding(p, signedWith(p.evil, p.signature) + p.bare),
  xsw6: (p) => holding(p, signedWith(p.evil, into(p.signature, p.bare))),
  xsw7: (p) => holding(p, extensions(p.evil) + p.assertion),
  'xsw7 reversed': (p) => holding(p, extensions(p.assertion) + p.evil),
  xsw8: (p) => holding(p, signedWith(p.evil, into(p.signature, object(p.bare)))),
  'xsw in the status detail': (p) =>
    holding(p, p.evil).replace(
      '</samlp:Status>',
      (end) => `<samlp:StatusDetail>${p.assertion}</samlp:StatusDetail>${end}`,
    ),
  'xsw in the advice': (p) => holding(p, into(p.evil, `<saml:Advice>${p.assertion}</saml:Advice>`)),
  'xsw with a new root': (p) => into(evilResponse(p), p.xml),
  'xsw with the signature in the extensions': (p) => holding(p, extensions(p.signature) + p.evil),
  'the signature of the assertion on the root': (p) =>
    signedWith(holding({ ...p, xml: unsigned(p.xml) }, p.evil), p.signature),
  'the response in a foreign root': (p) => `<x xmlns="urn:x">${p.xml}</x>`,
  'a twin of the signed id in front': (p) => holding(p, p.evilTwin + p.assertion),
  'a twin of the signed id as Id': (p) => holding(p, p.evilTwin.replace(' ID=', ' Id=') + p.assertion),
  'a twin of the signed id in a namespace': (p) =>
    holding(p, p.evilTwin.replace(' ID=', ' xmlns:x="urn:x" x:ID=') + p.assertion),
  'an assertion of another namespace in front': (p) =>
    holding(p, p.evil.replace('names:tc:SAML:2.0:assertion"', 'names:tc:SAML:1.0:assertion"') + p.assertion),
  'an assertion of no namespace in front': (p) =>
    holding(p, p.evil.replaceAll('saml:', '').replace(/xmlns:?[\w]*="[^"]*"/, '') + p.assertion),
  'a second response inside': (p) => into(p.xml, renamed(unsigned(p.xml))),
  'eve in place of ana': (p) => p.xml.replace('>ana<', '>eve<'),
  'a further group': (p) => p.xml.replace('>platform<', '>admins<'),
  'an unsigned assertion of eve alone': (p) => unsigned(unsigned(holding(p, p.evil))),
  'an unsigned assertion of ana': (p) => unsigned(unsigned(p.xml)),
  'eve signed by a stranger': (p) => holding(p, signRoot(p.evil, stranger)),
  'eve signed by a stranger, behind ana': (p) => holding(p, p.assertion + signRoot(p.evil, stranger)),
  'a second signature by a stranger': (p) =>
    signedWith(p.xml, signaturePattern.exec(signRoot(p.bare, stranger))?.[0] ?? ''),
}

const refusals = ['sign_in_answer_malformed', 'signature_invalid', 'signature_missing', 'idp_status']

async function attempt(signing: Signing, tamper: (xml: string) => string): Promise<string> {
  const source = samlSource()
  const { pending } = await begin(source)
  const xml = renderResponse(factsFor(pending, { signing }))
  return verdict(source.finish(posted(tamper(xml), pending.id), pending))
}

describe.each(['assertion', 'response', 'both'] as const)('signature wrapping with the %s signed', (signing) => {
  it('signs in when nothing is wrapped', async () => {
    expect(await attempt(signing, (xml) => xml)).toBe(signedInAsAna)
  })

  it.each(Object.entries(attacks))('refuses %s', async (_, attack) => {
    const source = samlSource()
    const { pending } = await begin(source)
    const xml = renderResponse(factsFor(pending, { signing }))
    const attacked = attack(takeApart(xml))
    expect(attacked).not.toBe(xml)
    expect(refusals).toContain(await verdict(source.finish(posted(attacked, pending.id), pending)))
  })

  it('refuses two assertions even when the provider signed both', async () => {
    const source = samlSource()
    const { pending } = await begin(source)
    const [one, other] = ['ana', 'ben'].map((nameId) =>
      renderResponse(factsFor(pending, { signing: 'assertion', nameId })),
    )
    const second = assertionPattern.exec(other ?? '')?.[0] ?? ''
    const response = (xml: string) => xml.replace('</samlp:Response>', `${second}</samlp:Response>`)
    const answers = [response(one ?? ''), renderResponse(factsFor(pending, { signing, response }))]
    for (const xml of answers) {
      expect(await verdict(source.finish(posted(xml, pending.id), pending))).toBe('sign_in_answer_malformed')
    }
  })

  it('refuses the assertion of another sign-in inside a response to this one', async () => {
    const source = samlSource()
    const [mine, other] = [await begin(source), await begin(source)]
    const stolen = assertionPattern.exec(renderResponse(factsFor(other.pending)))?.[0] ?? ''
    const graft = (xml: string) => xml.replace(assertionPattern, () => stolen)
    const xml = renderResponse(
      factsFor(mine.pending, { signing: signing === 'both' ? 'response' : signing, response: graft }),
    )
    expect(await verdict(source.finish(posted(xml, mine.pending.id), mine.pending))).toBe('sign_in_state_mismatch')
  })
})
