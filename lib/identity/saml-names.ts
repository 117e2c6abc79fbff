/** The identifiers of SAML 2.0 and XML Signature that Brevet reads and writes. */
export const namespaces = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  exclusiveC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  encryption11: 'http://www.w3.org/2009/xmlenc11#',
} as const

export const bindings = {
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
} as const

export const nameIdFormats = {
  emailAddress: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
} as const

export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
export const entityFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity'
export const successStatus = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** Microsoft Entra sends this attribute in place of the groups when there are more than 150. */
export const groupsLink = 'http://schemas.microsoft.com/claims/groups.link'

export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** RSA with SHA-256, SHA-512, and SHA-256 with MGF1 (RFC 6931 2.3.10). SHA-1 and HMAC are not among them. */
export const signatureMethods: readonly string[] = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
]

export const digestMethods: readonly string[] = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]

/** AES-GCM alone: what is encrypted with CBC can be changed without the key, and tells by its padding what is in it. XML Encryption 1.1, 5.2.4. */
export const dataCiphers = {
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': 'aes-128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm': 'aes-256-gcm',
} as const

/**
 * RSA-OAEP, with one hash for the label and the mask (XML Encryption 1.1, 5.5.2): SHA-256, or SHA-1, which providers send unless told
 * otherwise and which is sound here. PKCS #1 v1.5 is not among them.
 */
export const keyTransports = {
  oaepMgf1p: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  oaep: 'http://www.w3.org/2009/xmlenc11#rsa-oaep',
} as const

export const transportDigests = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const

export const maskFunctions = {
  sha1: 'http://www.w3.org/2009/xmlenc11#mgf1sha1',
  sha256: 'http://www.w3.org/2009/xmlenc11#mgf1sha256',
} as const
