import { replaced, twice, withinEnd, without } from './edits'
import { newId } from './response'
import { signRoot } from './signature'
import {
  assertionIn,
  attacker,
  into,
  type Kit,
  renamed,
  signedAssertion,
  signedResponse,
  tampered,
  unsigned,
  type Variants,
  victim,
} from './variant'

/** More of a kind than one person needs; the provider may have signed them all. */
export const severalOfAKind: Variants = {
  'two-assertions-both-signed': (kit) => twoAssertions(kit, (one, other) => one + other),
  'two-assertions-other-first': (kit) => twoAssertions(kit, (one, other) => other + one),
  'two-assertions-first-signed': (kit) => twoAssertions(kit, (one, other) => one + unsigned(other)),
  'two-assertions-second-signed': (kit) => twoAssertions(kit, (one, other) => unsigned(other) + one),
  'two-assertions-same': (kit) => twoAssertions(kit, (one) => one + one),
  'two-assertions-same-id': (kit) =>
    twoAssertions(kit, (one, other) => one + other.replace(/ ID="[^"]*"/, () => / ID="[^"]*"/.exec(one)?.[0] ?? '')),
  'assertion-in-assertion': signedAssertion((xml) => into(xml, `<saml:Advice>${renamed(xml)}</saml:Advice>`)),
  'sixty-assertions': (kit) => twoAssertions(kit, (one) => one.repeat(60)),
  'two-subjects-signed': signedAssertion(twice('saml:Subject', replaced(attacker.nameId, victim.nameId))),
  'two-subjects-first-victim': signedAssertion((xml) => {
    const subject = /<saml:Subject>.*<\/saml:Subject>/.exec(xml)?.[0] ?? ''
    return replaced(subject, subject.replace(attacker.nameId, victim.nameId) + subject)(xml)
  }),
  'two-nameids-signed': signedAssertion(twice('saml:NameID', replaced(attacker.nameId, victim.nameId))),
  'two-conditions-signed': signedAssertion(twice('saml:Conditions')),
  'two-conditions-second-empty': signedAssertion(
    replaced('</saml:Conditions>', '</saml:Conditions><saml:Conditions/>'),
  ),
  'two-authnstatements-signed': signedAssertion(twice('saml:AuthnStatement')),
  'two-issuers-assertion': signedAssertion((xml) => twice('saml:Issuer')(xml)),
  'two-issuers-response': signedResponse(twice('saml:Issuer')),
  'two-statuses': signedResponse(twice('samlp:Status')),
  'two-statuscodes': signedResponse(twice('samlp:StatusCode')),
  'two-confirmationdata': signedAssertion(twice('saml:SubjectConfirmationData')),
  'two-confirmations-other-recipient': signedAssertion(
    twice('saml:SubjectConfirmation', replaced(/Recipient="[^"]*"/, 'Recipient="https://evil.example/"')),
  ),
  'two-confirmations-other-request': signedAssertion(
    twice('saml:SubjectConfirmation', replaced(/InResponseTo="[^"]*"/, 'InResponseTo="_other"')),
  ),
  'duplicate-id': tampered((xml) => replaced('<samlp:Status>', `<samlp:Status ID="${idOf(assertionIn(xml))}">`)(xml)),
  'duplicate-id-signed': (kit) => {
    const id = newId()
    return kit.answer({
      assertion: replaced(/ ID="[^"]*"/, ` ID="${id}"`),
      response: (xml) => xml.replace(/ ID="[^"]*"/, ` ID="${id}"`),
    })
  },
  'duplicate-id-in-assertion': signedAssertion((xml) =>
    replaced('<saml:Subject>', `<saml:Subject ID="${idOf(xml)}">`)(xml),
  ),
  'no-id-assertion': signedAssertion(replaced(/ ID="[^"]*"/, '')),
  'no-id-response': signedResponse((xml) => xml.replace(/ ID="[^"]*"/, '')),
  'empty-id': signedAssertion(replaced(/ ID="[^"]*"/, ' ID=""')),
  'odd-id': signedAssertion(replaced(/ ID="[^"]*"/, ` ID="_x' or '1'='1"`)),
  'no-assertion': signedResponse(replaced(/<saml:Assertion.*<\/saml:Assertion>/s, '')),
  'assertion-in-extensions': signedResponse((xml) => {
    const assertion = assertionIn(xml)
    return replaced(assertion, `<samlp:Extensions>${assertion}</samlp:Extensions>`)(xml)
  }),
  'no-issuer-anywhere': (kit) => kit.answer({ assertion: without('saml:Issuer'), response: without('saml:Issuer') }),
  'response-inside': signedResponse(withinEnd('samlp:Response', '<samlp:Response ID="_inner"/>')),
}

function twoAssertions(kit: Kit, arrange: (one: string, other: string) => string): string {
  const signed = (nameId: string) => {
    const assertion = assertionIn(kit.answer({ nameId }))
    return kit.mode === 'response' ? signRoot(assertion, kit.facts.signer) : assertion
  }
  const pair = arrange(signed(attacker.nameId), signed(victim.nameId))
  const mode = kit.mode === 'assertion' ? 'assertion' : 'response'
  return kit.answer({ mode, response: (xml) => replaced(assertionIn(xml), pair)(xml) })
}

function idOf(xml: string): string {
  return /^<[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? ''
}
