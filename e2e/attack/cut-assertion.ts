import { inflateRawSync } from 'node:zlib'
import { escapeMarkup } from '../stack/markup'
import { findPerson } from '../stack/people'
import { createXmlId, renderAssertion } from '../stack/saml/assertion'
import type { SigningCertificate } from '../stack/saml/certificate'
import { namespaces, statusCodes } from '../stack/saml/names'
import { signRoot } from '../stack/saml/signature'

export interface CutAssertion {
  /** Where the portal sent the browser. */
  readonly request: URL
  readonly issuer: string
  readonly consumerUrl: string
  readonly audience: string
  readonly nameId: string
  readonly groups: readonly string[]
  /** Further attributes of one value each. */
  readonly attributes: Readonly<Record<string, string>>
  readonly certificate: SigningCertificate
}

/** The form with a well-signed answer to the portal's request, about somebody with these groups and attributes. */
export function answerForm(wanted: CutAssertion): URLSearchParams {
  const { request, issuer, consumerUrl, audience, nameId, groups, certificate } = wanted
  const deflated = Buffer.from(request.searchParams.get('SAMLRequest') ?? '', 'base64')
  const [, inResponseTo = ''] = / ID="([^"]+)"/.exec(inflateRawSync(deflated).toString()) ?? []
  const person = findPerson('ben')
  if (!person) throw new Error('nobody is called ben')
  const envelope = { issuer, audience, consumerUrl, inResponseTo, aws: null, now: new Date() }
  const assertion = renderAssertion({ ...person, nameId, groups }, envelope).replace(
    '</saml:AttributeStatement>',
    `${Object.entries(wanted.attributes).map(attribute).join('')}</saml:AttributeStatement>`,
  )
  const response = [
    `<samlp:Response xmlns:samlp="${namespaces.protocol}" ID="${createXmlId()}" Version="2.0"`,
    ` IssueInstant="${envelope.now.toISOString()}" Destination="${consumerUrl}" InResponseTo="${inResponseTo}">`,
    `<saml:Issuer xmlns:saml="${namespaces.assertion}">${escapeMarkup(issuer)}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="${statusCodes.success}"/></samlp:Status>`,
    signRoot(assertion, certificate),
    '</samlp:Response>',
  ].join('')
  return new URLSearchParams({
    SAMLResponse: Buffer.from(response).toString('base64'),
    RelayState: request.searchParams.get('RelayState') ?? '',
  })
}

function attribute([name, value]: readonly [string, string]): string {
  return `<saml:Attribute Name="${escapeMarkup(name)}"><saml:AttributeValue>${escapeMarkup(value)}</saml:AttributeValue></saml:Attribute>`
}
