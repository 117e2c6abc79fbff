import { createHmac, createPublicKey, createSign, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { replaced } from './edits'
import { algorithms, certificateIn, type SignatureRecipe, signRoot } from './signature'
import { aboutVictim, type Forge, type Kit, type Variants } from './variant'

const hashed = 'http://www.w3.org/2001/04/xmldsig-more#'

/** What must be taken: the three methods of the list, and a KeyInfo that says nothing or something else. */
export const goodAlgorithms: Variants = {
  'control-rsa-sha256': made({}),
  'control-rsa-sha512': made({ method: algorithms.rsaSha512, digest: algorithms.sha512 }),
  'control-rsa-pss': made({ method: algorithms.rsaPss }),
  'control-no-keyinfo': made({ keyInfo: null }),
  'control-foreign-keyinfo': (kit) => made({ keyInfo: certificateIn(kit.stranger) })(kit),
  'control-keyinfo-name': made({ keyInfo: '<ds:KeyName>whoever</ds:KeyName>' }),
}

/** The provider's own key, with a method that is too weak, or is none. */
export const weakAlgorithms: Variants = {
  'rsa-sha1': made({ method: algorithms.rsaSha1, digest: algorithms.sha1 }),
  'rsa-sha1-only': made({ method: algorithms.rsaSha1 }),
  'sha1-digest-only': made({ digest: algorithms.sha1 }),
  'sigalg-rsa-md5': made({ method: algorithms.rsaMd5 }),
  'sigalg-rsa-sha384': made({ method: algorithms.rsaSha384 }),
  'sigalg-none': named('http://www.w3.org/2000/09/xmldsig#none'),
  'sigalg-empty': named(''),
  'sigalg-unknown': named('urn:x'),
  'sigalg-case': named(algorithms.rsaSha256.toUpperCase()),
  'sigalg-space': named(`${algorithms.rsaSha256} `),
  'sigalg-dsa': named('http://www.w3.org/2000/09/xmldsig#dsa-sha1'),
  'sigalg-ecdsa': named(`${hashed}ecdsa-sha256`),
  'sigalg-mismatch': made({ signedInfo: replaced(algorithms.rsaSha256, algorithms.rsaSha512) }),
  'sigalg-missing': made({ signedInfo: replaced(/<ds:SignatureMethod.*?<\/ds:SignatureMethod>/, '') }),
  'sigalg-twice': made({ signedInfo: replaced(/(?=<ds:SignatureMethod)/, `<ds:SignatureMethod Algorithm="urn:x"/>`) }),
  'digest-algorithm-unknown': made({ signedInfo: replaced(algorithms.sha256, 'urn:x') }),
  'digest-algorithm-md5': made({ signedInfo: replaced(algorithms.sha256, `${hashed}md5`) }),
  'digest-algorithm-sha384': made({ signedInfo: replaced(algorithms.sha256, `${hashed}sha384`) }),
}

/** A symmetric method, keyed with what everybody can read in the provider's metadata. */
export const keyConfusion: Variants = {
  'hmac-sha1-pem': keyed(algorithms.hmacSha1, ({ certificate }) => certificate),
  'hmac-sha256-pem': keyed(algorithms.hmacSha256, ({ certificate }) => certificate),
  'hmac-sha256-pem-trimmed': keyed(algorithms.hmacSha256, ({ certificate }) => certificate.trim()),
  'hmac-sha256-der': keyed(algorithms.hmacSha256, ({ certificate }) => new X509Certificate(certificate).raw),
  'hmac-sha256-base64': keyed(algorithms.hmacSha256, ({ certificate }) =>
    certificate.replace(/-----[^-]+-----|\s/g, ''),
  ),
  'hmac-sha256-public-key': keyed(algorithms.hmacSha256, ({ certificate }) =>
    createPublicKey(certificate).export({ type: 'spki', format: 'pem' }),
  ),
  'hmac-sha1-public-key': keyed(algorithms.hmacSha1, ({ certificate }) =>
    createPublicKey(certificate).export({ type: 'spki', format: 'pem' }),
  ),
  'hmac-empty-key': keyed(algorithms.hmacSha256, () => ''),
  'hmac-truncated': (kit) =>
    evil(kit, {
      method: algorithms.hmacSha256,
      signedInfo: replaced(
        '</ds:SignatureMethod>',
        '<ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
      sign: () => '',
    }),
}

/** Keys that come with the answer. */
export const attackerKeys: Variants = {
  'attacker-key': byStranger(({ stranger }) => certificateIn(stranger)),
  'attacker-key-no-keyinfo': byStranger(() => null),
  'attacker-key-under-trusted-certificate': byStranger(({ facts }) => certificateIn(facts.signer)),
  'attacker-key-behind-trusted-certificate': byStranger(
    ({ facts, stranger }) => certificateIn(facts.signer) + certificateIn(stranger),
  ),
  'attacker-key-before-trusted-certificate': byStranger(
    ({ facts, stranger }) => certificateIn(stranger) + certificateIn(facts.signer),
  ),
  'attacker-key-value': byStranger(({ stranger }) => {
    const { n = '', e = '' } = createPublicKey(stranger.certificate).export({ format: 'jwk' })
    const base64 = (text: string) => Buffer.from(text, 'base64url').toString('base64')
    return `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${base64(n)}</ds:Modulus><ds:Exponent>${base64(e)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`
  }),
  'attacker-key-retrieval': byStranger(
    ({ listener }) =>
      `<ds:RetrievalMethod URI="${listener}/key" Type="http://www.w3.org/2000/09/xmldsig#X509Data"></ds:RetrievalMethod>`,
  ),
  'attacker-key-ec': (kit) => {
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const sign = (info: string) => createSign('sha256').update(info).sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64')
    return evil(kit, { method: `${hashed}ecdsa-sha256`, sign })
  },
  'attacker-key-two-keyinfos': (kit) =>
    replaced(
      '<ds:KeyInfo>',
      `<ds:KeyInfo>${certificateIn(kit.facts.signer)}</ds:KeyInfo><ds:KeyInfo>`,
    )(aboutVictim(kit.answer({ signer: kit.stranger }))),
  'attacker-key-inner': (kit) => {
    if (kit.mode !== 'both') return null
    const inner = (xml: string) => signRoot(aboutVictim(xml), kit.stranger)
    return kit.answer({ mode: 'response', assertion: inner })
  },
}

function made(recipe: SignatureRecipe): Forge {
  return (kit) => kit.answer({ recipe })
}

function named(method: string): Forge {
  return made({ signedInfo: replaced(algorithms.rsaSha256, method) })
}

function evil(kit: Kit, recipe: SignatureRecipe): string {
  return kit.answer({ recipe, assertion: aboutVictim })
}

function keyed(method: string, key: (signer: Kit['facts']['signer']) => string | Buffer): Forge {
  return (kit) => {
    const hash = method === algorithms.hmacSha1 ? 'sha1' : 'sha256'
    const sign = (info: string) => createHmac(hash, key(kit.facts.signer)).update(info).digest('base64')
    return evil(kit, { method, sign })
  }
}

function byStranger(keyInfo: (kit: Kit) => string | null): Forge {
  return (kit) => kit.answer({ signer: kit.stranger, assertion: aboutVictim, recipe: { keyInfo: keyInfo(kit) } })
}
