import { AwsFault } from '../aws-fault'
import type { SamlProvider } from '../entities'
import { attributeOf, childElements, onlyChild } from '../safe-xml'
import type { RolePair } from '../sts/saml-attributes'
import { samlNamespaces } from '../sts/saml-response'
import { isAt, signInOf } from './partition-sign-in'

const ns = samlNamespaces.assertion

/**
 * Whether an assertion is addressed to the sign-in page of the role's partition: by its Recipient, any of the page's own addresses, and
 * by its audience, where one is published. A provider that requires encryption is reached at its own page only. Fails with
 * `InvalidIdentityToken` 400.
 */
export function checkAddress(assertion: Element, { roleArn }: RolePair, addressee: SamlProvider | null): void {
  const signIn = signInOf(roleArn.split(':')[1] ?? '')
  if (!signIn) throw rejected('Response does not contain the required audience.')
  const path = addressee ? `/saml/acs/${addressee.idpId}` : '/saml'
  if (!isRecipient(recipientOf(assertion), signIn.signInHost, path)) {
    throw rejected('Your request included an invalid SAML response. To logout, click here.')
  }
  if (signIn.audience !== null && !audiencesOf(assertion).includes(signIn.audience)) {
    throw rejected('Response does not contain the required audience.')
  }
}

function isRecipient(text: string | null, host: string, path: string): boolean {
  if (text === null || !URL.canParse(text)) return false
  const url = new URL(text)
  return isAt(url, host) && url.pathname === path && url.search === ''
}

/** Null where it stands in no single place; the rules of the STS API then say what is wrong. */
function recipientOf(assertion: Element): string | null {
  const confirmation = onlyChild(onlyChild(assertion, ns, 'Subject'), ns, 'SubjectConfirmation')
  return attributeOf(onlyChild(confirmation, ns, 'SubjectConfirmationData'), 'Recipient')
}

function audiencesOf(assertion: Element): readonly (string | null)[] {
  return childElements(assertion, ns, 'Conditions')
    .flatMap((conditions) => childElements(conditions, ns, 'AudienceRestriction'))
    .flatMap((restriction) => childElements(restriction, ns, 'Audience'))
    .map((audience) => audience.textContent)
}

function rejected(message: string): AwsFault {
  return new AwsFault('InvalidIdentityToken', 400, message)
}
