/** How the STS fixture judges a SAML response: IAM User Guide, "Configure SAML assertions for the authentication response". */
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import type { Registration } from './registration.fixture'
import { type Granted, requireSession, requireThat } from './sts-answer.fixture'

const attributeBase = 'https://aws.amazon.com/SAML/Attributes/'
const assertionNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion'
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#'
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

export async function judgeAssertion(form: URLSearchParams, registration: Registration): Promise<Granted> {
  const provider = registration.samlProviders.find(({ arn }) => arn === form.get('PrincipalArn'))
  requireThat(provider, "Specified provider doesn't exist.")
  const metadata = parse(await provider.metadata())
  const certificates = all(metadata, signatureNamespace, 'X509Certificate').map(text)
  const xml = Buffer.from(form.get('SAMLAssertion') ?? '', 'base64').toString('utf8')
  const response = parse(xml)
  const assertion = only(response, 'Assertion')
  verifySignature(xml, response, certificates)
  const signed = only(parse(verifySignature(xml, assertion, certificates)), 'Assertion')
  for (const issuer of all(response, assertionNamespace, 'Issuer')) {
    requireThat(text(issuer) === metadata.getAttribute('entityID'), 'Issuer not present in specified provider')
  }
  checkSubject(signed, registration.now())
  const attributes = readAttributes(signed)
  const valuesOf = (name: string) => attributes.get(name) ?? []
  const durations = [form.get('DurationSeconds'), ...valuesOf('SessionDuration')].map(Number)
  const roleArn = form.get('RoleArn') ?? ''
  const pairs = [`${roleArn},${provider.arn}`, `${provider.arn},${roleArn}`]
  requireThat(
    pairs.some((pair) => valuesOf('Role').includes(pair)),
    "SAML Assertion doesn't contain the requested Role",
  )
  const tags = [...attributes].filter(([name]) => name.startsWith('PrincipalTag:'))
  return requireSession({
    roleArn,
    sessionName: valuesOf('RoleSessionName').join(),
    sourceIdentity: valuesOf('SourceIdentity')[0] ?? null,
    durationSeconds: Math.min(...durations),
    tags: Object.fromEntries(tags.map(([name, values]) => [name.slice('PrincipalTag:'.length), values.join()])),
  })
}

/** Verifies the signature that is the element's own child and covers that element; returns the signed bytes. */
function verifySignature(xml: string, element: Element, certificates: readonly string[]): string {
  const signature = Array.from(element.childNodes).find(
    (node): node is Element =>
      node.nodeName === 'ds:Signature' && (node as Element).namespaceURI === signatureNamespace,
  )
  requireThat(signature, 'Response (with optional signature) must contain an assertion with a mandatory signature')
  for (const certificate of certificates) {
    const verifier = new SignedXml({
      publicCert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`,
    })
    verifier.loadSignature(signature)
    const [reference] = verifier.getReferences()
    if (!isValid(verifier, xml)) continue
    requireThat(verifier.signatureAlgorithm === rsaSha256, 'Response signature invalid')
    requireThat(reference?.uri === `#${element.getAttribute('ID')}`, 'Response signature invalid')
    return verifier.getSignedReferences()[0] ?? ''
  }
  requireThat(false, 'Response signature invalid')
}

function isValid(verifier: SignedXml, xml: string): boolean {
  try {
    return verifier.checkSignature(xml)
  } catch {
    return false
  }
}

function checkSubject(assertion: Element, now: Date): void {
  requireThat(only(assertion, 'NameID').getAttribute('Format')?.endsWith(':persistent'), 'Invalid base64 SAMLResponse')
  requireThat(text(only(assertion, 'NameID')), 'Not authorized to perform sts:AssumeRoleWithSAML', 'AccessDenied')
  const confirmation = only(assertion, 'SubjectConfirmationData')
  requireThat(confirmation.getAttribute('Recipient') === 'https://signin.aws.amazon.com/saml', 'Recipient')
  requireThat(text(only(assertion, 'Audience')) === 'urn:amazon:webservices', 'Audience')
  only(assertion, 'AuthnStatement')
  only(assertion, 'Conditions')
  const expires = Date.parse(confirmation.getAttribute('NotOnOrAfter') ?? '')
  const issued = Date.parse(assertion.getAttribute('IssueInstant') ?? '')
  requireThat(expires > now.getTime(), 'Response has expired', 'ExpiredTokenException')
  requireThat(now.getTime() - issued <= 300_000, 'Token must be redeemed within 5 minutes', 'ExpiredTokenException')
}

function readAttributes(assertion: Element): ReadonlyMap<string, readonly string[]> {
  return new Map(
    all(assertion, assertionNamespace, 'Attribute').map((attribute) => {
      const name = attribute.getAttribute('Name') ?? ''
      requireThat(name.startsWith(attributeBase), 'Attribute')
      return [name.slice(attributeBase.length), all(attribute, assertionNamespace, 'AttributeValue').map(text)]
    }),
  )
}

function parse(xml: string): Element {
  return new DOMParser().parseFromString(xml, 'text/xml').documentElement
}

function all(element: Element, namespace: string, name: string): readonly Element[] {
  const found = Array.from(element.getElementsByTagNameNS(namespace, name))
  return element.namespaceURI === namespace && element.localName === name ? [element, ...found] : found
}

function only(element: Element, name: string): Element {
  const [found, ...others] = all(element, assertionNamespace, name)
  requireThat(found && others.length === 0, 'Invalid base64 SAMLResponse')
  return found
}

function text(element: Element): string {
  return element.textContent ?? ''
}
