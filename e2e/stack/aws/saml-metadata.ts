import { X509Certificate } from 'node:crypto'
import { AwsFault } from './aws-fault'
import { attributeOf, childElements, onlyChild, parseSafeXml } from './safe-xml'

/** What IAM keeps of an identity provider's metadata. */
export interface SamlMetadata {
  readonly entityId: string
  /** Signing certificates, PEM. Their expiry is ignored, as AWS ignores it. */
  readonly certificates: readonly string[]
}

const md = 'urn:oasis:names:tc:SAML:2.0:metadata'
const ds = 'http://www.w3.org/2000/09/xmldsig#'

/** Reads metadata as IAM CreateSAMLProvider does; anything it cannot use is `InvalidInput` 400. */
export function parseSamlMetadata(xml: string): SamlMetadata {
  if (xml.length < 1000 || xml.length > 10_000_000) {
    throw new AwsFault('ValidationError', 400, 'SAMLMetadataDocument must have length between 1000 and 10000000')
  }
  const root = parseSafeXml(xml)?.documentElement
  if (root?.namespaceURI !== md || root.localName !== 'EntityDescriptor') throw unusable()
  const entityId = attributeOf(root, 'entityID')
  const descriptor = onlyChild(root, md, 'IDPSSODescriptor')
  if (!entityId || !descriptor || childElements(descriptor, md, 'SingleSignOnService').length === 0) throw unusable()
  const certificates = childElements(descriptor, md, 'KeyDescriptor')
    .filter((key) => (attributeOf(key, 'use') ?? 'signing') === 'signing')
    .flatMap((key) => Array.from(key.getElementsByTagNameNS(ds, 'X509Certificate')))
    .map((element) => readCertificate(element.textContent ?? ''))
  if (certificates.length === 0 || certificates.length > 10) throw unusable()
  return { entityId, certificates }
}

function readCertificate(base64: string): string {
  try {
    const certificate = new X509Certificate(Buffer.from(base64.replace(/\s+/g, ''), 'base64'))
    const bits = certificate.publicKey.asymmetricKeyDetails?.modulusLength
    if (bits !== undefined && bits < 1024) throw unusable()
    return certificate.toString()
  } catch {
    throw unusable()
  }
}

function unusable(): AwsFault {
  return new AwsFault('InvalidInput', 400, 'Unable to parse metadata')
}
