import { BrevetError } from '../domain/errors'
import { malformed } from './saml-answer'
import { dataCiphers, keyTransports, maskFunctions, namespaces, transportDigests } from './saml-names'
import { attributeOf, childElements, textOf } from './xml-document'

/** An encrypted assertion, as far as it can be read without a key. */
export interface SealedAssertion {
  readonly cipher: (typeof dataCiphers)[keyof typeof dataCiphers]
  /** Of RSA-OAEP, for label and mask. */
  readonly hash: 'sha1' | 'sha256'
  /** The key of the text, encrypted for one of our keys. */
  readonly sealedKey: Buffer
  /** Initialisation vector, text and tag. */
  readonly sealedText: Buffer
}

const base64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * Reads an EncryptedAssertion: one EncryptedData, and one EncryptedKey within its KeyInfo or beside it (SAML Core 2.3.4, XML Encryption
 * 3). Here the algorithms are decided, before a key is touched and by nobody else. Fails with `sign_in_answer_malformed` or
 * `alg_unsupported`.
 */
export function readSealed(encrypted: Element): SealedAssertion {
  const { data, key } = dataAndKey(encrypted)
  const [method, cipherData] = [one(data, 'EncryptionMethod'), one(data, 'CipherData')]
  const algorithm = attributeOf(method, 'Algorithm') ?? ''
  const cipher = isKeyOf(dataCiphers, algorithm) ? dataCiphers[algorithm] : null
  if (cipher === null || childElements(method).length > 0) throw unsupported(algorithm)
  return {
    cipher,
    hash: hashOf(one(key, 'EncryptionMethod')),
    sealedKey: bytesOf(one(key, 'CipherData')),
    sealedText: bytesOf(cipherData),
  }
}

function dataAndKey(encrypted: Element): { readonly data: Element; readonly key: Element } {
  const [data, beside, ...others] = childElements(encrypted)
  if (!isNamed(data, 'EncryptedData') || others.length > 0) throw structure()
  if (beside && !isNamed(beside, 'EncryptedKey')) throw structure()
  checkChildren(data, ['EncryptionMethod', 'KeyInfo', 'CipherData'])
  const info = childElements(data, namespaces.signature, 'KeyInfo').flatMap((keyInfo) => childElements(keyInfo))
  const within = info.filter((element) => isNamed(element, 'EncryptedKey'))
  const [key, ...further] = [...within, ...(beside ? [beside] : [])]
  if (!key || further.length > 0) throw structure()
  checkChildren(key, ['EncryptionMethod', 'KeyInfo', 'CipherData', 'ReferenceList', 'CarriedKeyName'])
  for (const retrieval of info.filter(({ localName }) => localName === 'RetrievalMethod')) {
    if (attributeOf(retrieval, 'URI') !== `#${attributeOf(key, 'Id')}`) throw structure()
  }
  return { data, key }
}

/** Each at most once; KeyInfo is of XML Signature, the others are of XML Encryption. */
function checkChildren(parent: Element, names: readonly string[]): void {
  const found = childElements(parent).map((child) => {
    const isKeyInfo = child.localName === 'KeyInfo' && child.namespaceURI === namespaces.signature
    return isKeyInfo || isNamed(child, child.localName) ? child.localName : ''
  })
  if (found.some((name) => !names.includes(name)) || new Set(found).size < found.length) throw structure()
}

/** `rsa-oaep-mgf1p` has the mask of SHA-1 always; a digest other than the mask's is what Node's OAEP cannot open. */
function hashOf(method: Element): SealedAssertion['hash'] {
  const algorithm = attributeOf(method, 'Algorithm') ?? ''
  const children = childElements(method)
  const [digest = transportDigests.sha1, ...digests] = algorithmsOf(method, namespaces.signature, 'DigestMethod')
  const [mask = maskFunctions.sha1, ...masks] = algorithmsOf(method, namespaces.encryption11, 'MGF')
  const isKnown = algorithm === keyTransports.oaepMgf1p || algorithm === keyTransports.oaep
  if (!isKnown) throw unsupported(algorithm)
  const isPlain = digests.length === 0 && masks.length === 0 && children.every((child) => isOneOf(child))
  if (!isPlain || (algorithm === keyTransports.oaepMgf1p && mask !== maskFunctions.sha1)) throw unsupported('oaep')
  for (const hash of ['sha1', 'sha256'] as const) {
    if (digest === transportDigests[hash] && mask === maskFunctions[hash]) return hash
  }
  throw unsupported('oaep')
}

function isOneOf({ localName }: Element): boolean {
  return localName === 'DigestMethod' || localName === 'MGF'
}

function algorithmsOf(method: Element, namespace: string, name: string): readonly string[] {
  return childElements(method, namespace, name).map((element) => attributeOf(element, 'Algorithm') ?? '')
}

/** CipherReference would have us fetch it from elsewhere. */
function bytesOf(cipherData: Element): Buffer {
  const [value, ...further] = childElements(cipherData)
  if (!isNamed(value, 'CipherValue') || further.length > 0) throw structure()
  const text = (textOf(value) ?? '').replace(/[\t\n\r ]+/g, '')
  if (!base64.test(text)) throw structure()
  return Buffer.from(text, 'base64')
}

function one(parent: Element, name: string): Element {
  const [child] = childElements(parent, namespaces.encryption, name)
  if (!child) throw structure()
  return child
}

function isNamed(element: Element | undefined, name: string): element is Element {
  return element?.localName === name && element.namespaceURI === namespaces.encryption
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key)
}

function structure(): BrevetError {
  return malformed('encryption')
}

/** Algorithms that are refused by name, so that an administrator knows what to change. */
const safeNames: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'aes128-cbc'],
  ['http://www.w3.org/2001/04/xmlenc#aes192-cbc', 'aes192-cbc'],
  ['http://www.w3.org/2001/04/xmlenc#aes256-cbc', 'aes256-cbc'],
  ['http://www.w3.org/2001/04/xmlenc#tripledes-cbc', 'tripledes-cbc'],
  ['http://www.w3.org/2009/xmlenc11#aes192-gcm', 'aes192-gcm'],
  ['http://www.w3.org/2001/04/xmlenc#rsa-1_5', 'rsa-1_5'],
  ['oaep', 'rsa-oaep with other hashes'],
])

function unsupported(algorithm: string): BrevetError {
  return new BrevetError('alg_unsupported', { algorithm: safeNames.get(algorithm) ?? 'unknown' })
}
