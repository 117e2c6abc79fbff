import type { KeyObject } from 'node:crypto'
import { SignedXml } from 'xml-crypto'

/** What signs: the private key, and the X.509 PEM that goes into KeyInfo. */
export interface XmlSigner {
  readonly key: KeyObject
  readonly certificate: string
}

const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/**
 * Signs the document element, which must carry `ID` and an Issuer: the signature is put behind it, where SAML Core 5.4 wants it.
 * RSA-SHA256, exclusive canonicalisation.
 */
export function signXml(xml: string, signer: XmlSigner): string {
  const signature = new SignedXml({
    privateKey: signer.key,
    publicCert: signer.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusiveC14n,
  })
  signature.addReference({
    xpath: '/*',
    transforms: [enveloped, exclusiveC14n],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  signature.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signature.getSignedXml()
}
