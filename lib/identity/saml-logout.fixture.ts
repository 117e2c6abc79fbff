/** Test support: LogoutRequests of the test provider, good ones and bad ones, by both bindings. */
import { createSign, randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { idp, idpEntityId, publicUrl } from './saml.fixture'
import { persistent } from './saml-response.fixture'
import { algorithms, type SignatureRecipe, signRoot, type TestSigner } from './saml-signer.fixture'
import type { SignOutMessage } from './source'

export const logoutUrl = `${publicUrl}/auth/partners/logout`

interface Facts {
  readonly destination: string | null
  readonly issuer: string
  readonly ends: string | null
  readonly issued: string
  readonly version: string
  readonly who: string
}

export const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
export const nameId = `<saml:NameID Format="${persistent}">ana</saml:NameID>`
export const index = '<samlp:SessionIndex>_session</samlp:SessionIndex>'

export function requestXml(changes: Partial<Facts> = {}): string {
  const good = { destination: logoutUrl, issuer: idpEntityId, ends: soon(300), issued: soon(0), version: '2.0' }
  const { destination, issuer, ends, issued, version, who } = { ...good, who: nameId + index, ...changes }
  const attribute = (name: string, value: string | null) => (value === null ? '' : ` ${name}="${value}"`)
  return [
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"`,
    ` ID="_${randomUUID()}" Version="${version}" IssueInstant="${issued}"${attribute('Destination', destination)}${attribute('NotOnOrAfter', ends)}>`,
    `<saml:Issuer>${issuer}</saml:Issuer>${who}</samlp:LogoutRequest>`,
  ].join('')
}

interface QueryRecipe {
  readonly signer?: TestSigner
  readonly algorithm?: string
  readonly relayState?: string
  /** Edits what was signed. */
  readonly tamper?: (query: string) => string
}

export function byQuery(xml: string, recipe: QueryRecipe = {}): SignOutMessage {
  const { signer = idp, algorithm = algorithms.rsaSha256, relayState, tamper = (same) => same } = recipe
  const pairs = [
    ['SAMLRequest', deflateRawSync(xml).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ['SigAlg', algorithm],
  ]
  const signed = pairs.map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`).join('&')
  const signature = createSign(algorithm.includes('sha1') ? 'sha1' : 'sha256')
    .update(signed)
    .sign(signer.privateKey, 'base64')
  return { binding: 'redirect', query: tamper(`${signed}&Signature=${encodeURIComponent(signature)}`) }
}

export function byForm(xml: string, more: Readonly<Record<string, string>> = {}): SignOutMessage {
  return { binding: 'post', form: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64'), ...more }) }
}

export function signed(xml: string, signer = idp, recipe: SignatureRecipe = {}): string {
  return signRoot(xml, signer, recipe)
}
