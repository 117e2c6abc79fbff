import { createPrivateKey, createSign, type JsonWebKey, randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { SignJWT } from 'jose'
import { type RunningPart, startListener } from '../stack/listener'
import { providerConfiguration } from '../stack/oidc/configuration'
import { createProvider } from '../stack/oidc/library'
import { portalClient } from '../stack/oidc/provider'
import { answerInteraction } from '../stack/oidc/sign-in-page'
import { createSigningKeys } from '../stack/oidc/signing-keys'
import type { Person } from '../stack/people'
import { certificateBody, createSigningCertificate, type SigningCertificate } from '../stack/saml/certificate'
import { algorithms, namespaces } from '../stack/saml/names'
import { renderResponse } from '../stack/saml/response'
import { signRoot } from '../stack/saml/signature'

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** The real oidc-provider, whose keys the attacker of a test has as well: what is refused is refused for what it says. */
export interface OpenedOidc extends RunningPart {
  /** Claims of a good logout token; undefined takes one away. */
  claims(changes?: Readonly<Record<string, unknown>>): Record<string, unknown>
  /** Signs with the provider's own RS256 key. */
  sign(claims: Record<string, unknown>, header?: Readonly<Record<string, string>>): Promise<string>
}

export async function openOidc(port: number, portal: string, secret: string): Promise<OpenedOidc> {
  const keys = await createSigningKeys()
  const part = await startListener(port, async (url) => {
    const provider = await createProvider(url, providerConfiguration([portalClient(portal, secret)], keys))
    const answer = provider.callback()
    return (request, response) => {
      if (request.url?.startsWith('/interaction/')) return answerInteraction(provider, request, response)
      return answer(request, response)
    }
  })
  const own: JsonWebKey = keys.find(({ kty }) => kty === 'RSA') ?? {}
  const privateKey = createPrivateKey({ key: own, format: 'jwk' })
  const { keys: published } = await (await fetch(`${part.url}/jwks`)).json()
  const { kid } = published.find(({ kty }: JsonWebKey) => kty === 'RSA')
  return {
    ...part,
    claims(changes = {}) {
      const iat = Math.floor(Date.now() / 1000)
      const good = {
        iss: part.url,
        aud: 'brevet',
        iat,
        exp: iat + 120,
        jti: randomUUID(),
        events: { [logoutEvent]: {} },
      }
      return Object.fromEntries(Object.entries({ ...good, ...changes }).filter(([, value]) => value !== undefined))
    },
    sign: (claims, header = { typ: 'logout+jwt' }) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey),
  }
}

/** A SAML provider that is only a key and its words. */
export interface OpenedSaml {
  readonly entityId: string
  readonly signInUrl: string
  readonly signOutUrl: string
  /** The line of `signIn` for it. */
  source(id: string): string
  /** A signed answer to the request that an address carries, as a form. */
  answer(
    start: string,
    person: Person,
    consumerUrl: string,
  ): { readonly form: URLSearchParams; readonly sessionIndex: string }
  certificate: SigningCertificate
}

export async function openSaml(name: string): Promise<OpenedSaml> {
  const certificate = await createSigningCertificate(new Date())
  const origin = `https://${name}.idp.example`
  const [entityId, signInUrl, signOutUrl] = [`${origin}/metadata`, `${origin}/sso`, `${origin}/slo`]
  return {
    ...{ entityId, signInUrl, signOutUrl, certificate },
    source: (id) =>
      `  - { id: ${id}, kind: saml, entityId: "${entityId}", signInUrl: "${signInUrl}", signOutUrl: "${signOutUrl}", certificates: "${certificateBody(certificate.certificate)}", attributes: { groups: memberOf } }`,
    answer(start, person, consumerUrl) {
      const { searchParams } = new URL(start)
      const request = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
      const audience = /<saml:Issuer[^>]*>([^<]*)</.exec(request)?.[1] ?? ''
      const inResponseTo = / ID="([^"]*)"/.exec(request)?.[1] ?? ''
      const envelope = { issuer: entityId, audience, consumerUrl, aws: null, inResponseTo, now: new Date() }
      const xml = renderResponse(person, envelope, { certificate, signing: 'both' })
      const SAMLResponse = Buffer.from(xml).toString('base64')
      return {
        form: new URLSearchParams({ SAMLResponse, RelayState: searchParams.get('RelayState') ?? '' }),
        sessionIndex: /SessionIndex="([^"]*)"/.exec(xml)?.[1] ?? '',
      }
    },
  }
}

/** What a LogoutRequest says; an absent attribute is null. */
export interface LogoutFacts {
  readonly id?: string
  readonly issuer: string
  readonly destination: string | null
  readonly nameId: string
  readonly sessionIndex: string | null
  /** Seconds from now. */
  readonly endsIn?: number | null
  readonly issuedAgo?: number
}

export function logoutRequest(facts: LogoutFacts): string {
  const { id = `_${randomUUID()}`, issuer, destination, nameId, sessionIndex, endsIn = 300, issuedAgo = 0 } = facts
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
  const attribute = (name: string, value: string | null) => (value === null ? '' : ` ${name}="${value}"`)
  const ends = endsIn === null ? null : at(endsIn)
  return [
    `<samlp:LogoutRequest xmlns:samlp="${namespaces.protocol}" xmlns:saml="${namespaces.assertion}" ID="${id}" Version="2.0"`,
    ` IssueInstant="${at(-issuedAgo)}"${attribute('Destination', destination)}${attribute('NotOnOrAfter', ends)}>`,
    `<saml:Issuer>${issuer}</saml:Issuer><saml:NameID>${nameId}</saml:NameID>`,
    sessionIndex === null ? '' : `<samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>`,
    '</samlp:LogoutRequest>',
  ].join('')
}

/** HTTP-Redirect: the query, signed as SAML Bindings 3.4.4.1 says; `write` is how its writer prefers escapes. */
export function signedQuery(
  xml: string,
  { privateKey }: SigningCertificate,
  relayState = 'relay',
  write: (text: string) => string = (same) => same,
): string {
  const pairs = [
    ['SAMLRequest', deflateRawSync(xml).toString('base64')],
    ['RelayState', relayState],
    ['SigAlg', algorithms.rsaSha256],
  ]
  const signed = write(pairs.map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`).join('&'))
  return `${signed}&Signature=${encodeURIComponent(createSign('sha256').update(signed).sign(privateKey, 'base64'))}`
}

/** HTTP-POST: the form, with a document that is signed, or is not. */
export function signedForm(xml: string, signer: SigningCertificate | null): URLSearchParams {
  const document = signer === null ? xml : signRoot(xml, signer)
  return new URLSearchParams({ SAMLRequest: Buffer.from(document).toString('base64'), RelayState: 'relay' })
}
