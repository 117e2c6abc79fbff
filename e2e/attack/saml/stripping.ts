import { replaced, withContent, without } from './edits'
import { instantIn } from './response'
import { digestOf, signatureOver } from './signature'
import {
  aboutVictim,
  attacker,
  holding,
  type Kit,
  signedWith,
  takeApart,
  tampered,
  unsigned,
  type Variants,
  victim,
} from './variant'

/** Signatures that are gone, or are empty. */
export const stripped: Variants = {
  'strip-all': (kit) => stripAll(kit.answer()),
  'strip-all-evil': (kit) => aboutVictim(stripAll(kit.answer())),
  'strip-response-signature': (kit) => (kit.mode === 'both' ? without('ds:Signature')(kit.answer()) : null),
  'strip-assertion-signature': (kit) => {
    const pieces = takeApart(kit.answer())
    return kit.mode === 'both' ? holding(pieces, pieces.bare) : null
  },
  'strip-assertion-signature-evil': (kit) => {
    const pieces = takeApart(kit.answer())
    return kit.mode === 'both' ? holding(pieces, pieces.evilTwin) : null
  },
  'empty-signature': tampered(withContent('ds:Signature', '')),
  'empty-signaturevalue': tampered(withContent('ds:SignatureValue', '')),
  'blank-signaturevalue': tampered(withContent('ds:SignatureValue', ' \n ')),
  'padding-signaturevalue': tampered(withContent('ds:SignatureValue', '====')),
  'short-signaturevalue': tampered(withContent('ds:SignatureValue', 'AA==')),
  'zero-signaturevalue': tampered(withContent('ds:SignatureValue', Buffer.alloc(256).toString('base64'))),
  'one-signaturevalue': tampered(
    withContent('ds:SignatureValue', Buffer.from([...Array(255).fill(0), 1]).toString('base64')),
  ),
  'no-signaturevalue': tampered(without('ds:SignatureValue')),
  'no-signedinfo': tampered(without('ds:SignedInfo')),
  'no-reference': tampered(without('ds:Reference')),
  'no-reference-signed': (kit) => kit.answer({ recipe: { signedInfo: without('ds:Reference') } }),
  'empty-signedinfo': tampered(withContent('ds:SignedInfo', '')),
  'empty-digestvalue': tampered(withContent('ds:DigestValue', '')),
  'empty-digestvalue-signed': (kit) => kit.answer({ recipe: { signedInfo: withContent('ds:DigestValue', '') } }),
  'no-digestvalue-signed': (kit) => kit.answer({ recipe: { signedInfo: without('ds:DigestValue') } }),
  'no-digestmethod-signed': (kit) => kit.answer({ recipe: { signedInfo: without('ds:DigestMethod') } }),
  'no-transforms-signed': (kit) => kit.answer({ recipe: { signedInfo: without('ds:Transforms') } }),
  'signature-in-no-namespace': tampered(replaced(/xmlns:ds="[^"]*"/, 'xmlns:ds="urn:x"')),
}

/** Signatures of something else, and things that were changed after they were signed. */
export const changedAfterwards: Variants = {
  'tamper-nameid': tampered(replaced(`>${attacker.nameId}<`, `>${victim.nameId}<`)),
  'tamper-nameid-format': tampered(replaced('nameid-format:persistent', 'nameid-format:unspecified')),
  'tamper-group': tampered(replaced(`>${attacker.group}<`, `>${victim.group}<`)),
  'tamper-group-added': tampered(
    replaced('</saml:Attribute>', `<saml:AttributeValue>${victim.group}</saml:AttributeValue></saml:Attribute>`),
  ),
  'tamper-attribute-added': tampered(
    replaced(
      '</saml:AttributeStatement>',
      `<saml:Attribute Name="groups"><saml:AttributeValue>${victim.group}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
    ),
  ),
  'tamper-attribute-name': tampered(replaced('Name="groups"', 'Name="other"')),
  'tamper-space': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId} <`)),
  'tamper-session': tampered(replaced(/SessionIndex="[^"]*"/, 'SessionIndex="_x"')),
  'tamper-time': tampered(replaced(/NotOnOrAfter="[^"]*"/, `NotOnOrAfter="${instantIn(250)}"`)),
  'tamper-unknown-attribute': tampered(replaced('<saml:Subject>', '<saml:Subject x="y">')),
  'tamper-digest-recomputed': (kit) => withFreshDigest(kit.answer()),
  'tamper-signaturevalue': tampered((xml) =>
    xml.replace(/(<ds:SignatureValue>)(.)/g, (_, tag: string, first: string) => tag + (first === 'A' ? 'B' : 'A')),
  ),
  'signed-response-tampered-assertion': (kit) => (kit.mode === 'assertion' ? null : aboutVictim(kit.answer())),
  'signed-assertion-tampered-response': (kit) =>
    kit.mode === 'both'
      ? replaced(/(?<=<samlp:Response[^>]*) IssueInstant="[^"]*"/, ` IssueInstant="${instantIn(-1)}"`)(kit.answer())
      : null,
  'signature-of-another-answer': (kit) => {
    const [one, other] = [takeApart(kit.answer()), takeApart(kit.answer())]
    return replaced(one.signature, other.signature)(one.xml)
  },
  'signature-value-of-another-answer': (kit) => {
    const [one, other] = [takeApart(kit.answer()), takeApart(kit.answer())]
    const value = /<ds:SignatureValue>([^<]*)/.exec(other.signature)?.[1] ?? ''
    return replaced(one.signature, withContent('ds:SignatureValue', value)(one.signature))(one.xml)
  },
  'two-signatures-assertion': (kit) => twoSignatures(kit, true),
  'two-signatures-assertion-after': (kit) => twoSignatures(kit, false),
  'two-signatures-response': (kit) => {
    const { responseSignature, xml } = takeApart(kit.answer())
    return responseSignature === '' ? null : replaced(responseSignature, responseSignature + responseSignature)(xml)
  },
  'unsigned-part-signed-by-stranger': (kit) => {
    if (kit.mode === 'both') return null
    const { xml, bare, assertion } = takeApart(kit.answer())
    if (kit.mode === 'assertion') return signedWith(xml, signatureOver(xml, kit.stranger))
    return replaced(assertion, signedWith(bare, signatureOver(bare, kit.stranger)))(xml)
  },
}

function stripAll(xml: string): string {
  const once = unsigned(xml)
  return once.includes('<ds:Signature ') ? unsigned(once) : once
}

/** Whoever compares the digest alone, and not what signs it, takes this. */
function withFreshDigest(xml: string): string {
  const { evilTwin, assertionSignature, assertion, responseSignature } = takeApart(xml)
  if (assertionSignature === '') {
    const evil = replaced(assertion, evilTwin)(replaced(responseSignature, '')(xml))
    return signedWith(evil, withContent('ds:DigestValue', digestOf(evil))(responseSignature))
  }
  const signature = withContent('ds:DigestValue', digestOf(evilTwin))(assertionSignature)
  return replaced(assertion, signedWith(evilTwin, signature))(xml)
}

function twoSignatures(kit: Kit, isStrangerFirst: boolean): string | null {
  const { xml, bare, assertionSignature } = takeApart(kit.answer())
  if (assertionSignature === '') return null
  const strange = signatureOver(bare, kit.stranger)
  const [first, second] = isStrangerFirst ? [strange, assertionSignature] : [assertionSignature, strange]
  return replaced(assertionSignature, first + second)(xml)
}
