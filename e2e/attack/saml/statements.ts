import { type Edit, replaced, twice, withAttribute, withContent, without } from './edits'
import { instantIn } from './response'
import { attacker, type Forge, type Kit, signedAssertion, signedResponse, type Variants } from './variant'

/** Sets an attribute of that element; a number stands for the instant so many seconds from when the answer is made. */
function attributeOf(tag: string): (name: string, value: string | number | null) => Edit {
  return (name, value) => (xml) => withAttribute(tag, name, typeof value === 'number' ? instantIn(value) : value)(xml)
}

const confirmation = attributeOf('saml:SubjectConfirmationData')
const conditions = attributeOf('saml:Conditions')
const assertion = attributeOf('saml:Assertion')
const response = attributeOf('samlp:Response')
const authentication = attributeOf('saml:AuthnStatement')

/** Which request is answered. */
export const requests: Variants = {
  'irt-wrong-both': (kit) => kit.answer({ requestId: '_0123456789abcdef0123456789abcdef01234567' }),
  'irt-wrong-assertion': signedAssertion(confirmation('InResponseTo', '_other')),
  'irt-wrong-response': signedResponse(response('InResponseTo', '_other')),
  'irt-case': (kit) => kit.answer({ requestId: kit.facts.requestId.toUpperCase() }),
  'irt-prefix': (kit) => kit.answer({ requestId: kit.facts.requestId.slice(0, -1) }),
  'irt-empty-both': (kit) => kit.answer({ requestId: '' }),
  'irt-empty-assertion': signedAssertion(confirmation('InResponseTo', '')),
  'irt-missing-assertion': signedAssertion(confirmation('InResponseTo', null)),
  'irt-missing-response': signedResponse(response('InResponseTo', null)),
  unsolicited: (kit) =>
    kit.answer({ assertion: confirmation('InResponseTo', null), response: response('InResponseTo', null) }),
  'unsolicited-grafted': (kit) => kit.answer({ assertion: confirmation('InResponseTo', null) }),
  'irt-of-assertion-elsewhere': signedAssertion(
    confirmation('InResponseTo', null),
    replaced('<saml:Conditions ', '<saml:Conditions InResponseTo="x" '),
  ),
}

/** When it was made and until when it holds. The portal allows two minutes for clocks. */
export const times: Variants = {
  'expired-conditions': signedAssertion(conditions('NotOnOrAfter', -130)),
  'expired-confirmation': signedAssertion(confirmation('NotOnOrAfter', -130)),
  'expired-long-ago': signedAssertion(conditions('NotOnOrAfter', '2001-01-01T00:00:00Z')),
  'expired-session': signedAssertion(authentication('SessionNotOnOrAfter', -130)),
  'expired-one-confirmation': signedAssertion(
    twice('saml:SubjectConfirmation', replaced(/NotOnOrAfter="[^"]*"/, `NotOnOrAfter="${instantIn(-130)}"`)),
  ),
  'not-yet-valid': signedAssertion(conditions('NotBefore', 140)),
  'not-before-confirmation': signedAssertion(confirmation('NotBefore', -10)),
  'old-issueinstant': signedAssertion(assertion('IssueInstant', -700)),
  'old-issueinstant-response': signedResponse(response('IssueInstant', -700)),
  'future-issueinstant': signedAssertion(assertion('IssueInstant', 140)),
  'future-issueinstant-response': signedResponse(response('IssueInstant', 140)),
  'future-authninstant': signedAssertion(authentication('AuthnInstant', 140)),
  'no-issueinstant': signedAssertion(assertion('IssueInstant', null)),
  'no-issueinstant-response': signedResponse(response('IssueInstant', null)),
  'no-notonorafter': signedAssertion(confirmation('NotOnOrAfter', null)),
  'no-authninstant': signedAssertion(authentication('AuthnInstant', null)),
  'time-empty': signedAssertion(confirmation('NotOnOrAfter', '')),
  'time-words': signedAssertion(confirmation('NotOnOrAfter', 'tomorrow')),
  'time-local': signedAssertion(confirmation('NotOnOrAfter', '2099-01-01T00:00:00')),
  'time-date-alone': signedAssertion(confirmation('NotOnOrAfter', '2099-01-01')),
  'time-number': signedAssertion(confirmation('NotOnOrAfter', '4070908800000')),
  'time-month-13': signedAssertion(confirmation('NotOnOrAfter', '2099-13-01T00:00:00Z')),
  'time-year-10000': signedAssertion(confirmation('NotOnOrAfter', '+010000-01-01T00:00:00Z')),
  'time-two': signedAssertion(confirmation('NotOnOrAfter', `${instantIn(100)} ${instantIn(100)}`)),
  'time-conditions-words': signedAssertion(conditions('NotOnOrAfter', 'never')),
}

export const goodTimes: Variants = {
  'control-skew-30s-future': shifted(30),
  'control-skew-30s-past': shifted(-30),
  'control-offset': signedAssertion(
    conditions('NotBefore', `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}+01:00`),
  ),
  'control-session-end': signedAssertion(authentication('SessionNotOnOrAfter', 3600)),
}

const code = (value: string, inner = '') =>
  `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${value}">${inner}</samlp:StatusCode>`
const status = (markup: string) => signedResponse(withContent('samlp:Status', markup))

export const statuses: Variants = {
  'status-responder': status(code('Responder')),
  'status-requester': status(code('Requester')),
  'status-version': status(code('VersionMismatch')),
  'status-authnfailed': status(code('Responder', code('AuthnFailed'))),
  'status-success-within': status(code('Responder', code('Success'))),
  'status-failure-within': status(code('Success', code('AuthnFailed'))),
  'status-failure-first': status(code('Responder') + code('Success')),
  'status-case': status(code('success')),
  'status-space': status(code('Success ')),
  'status-unknown': status(code('Fine')),
  'status-no-value': status('<samlp:StatusCode/>'),
  'status-empty': status(''),
  'status-message-alone': status('<samlp:StatusMessage>Success</samlp:StatusMessage>'),
  'status-foreign': status(code('Success').replaceAll('samlp:', 'saml:')),
  'no-status': signedResponse(without('samlp:Status')),
  'status-markup': status(
    `${code('Responder')}<samlp:StatusMessage>&lt;script&gt;alert(1)&lt;/script&gt;</samlp:StatusMessage>`,
  ),
  'version-1.1': signedResponse(response('Version', '1.1')),
  'version-1.1-assertion': signedAssertion(assertion('Version', '1.1')),
  'version-2': signedAssertion(assertion('Version', '2')),
  'version-2.1': signedResponse(response('Version', '2.1')),
  'no-version': signedResponse(response('Version', null)),
  'no-version-assertion': signedAssertion(assertion('Version', null)),
  'document-logoutresponse': renamedRoot('LogoutResponse'),
  'document-artifactresponse': renamedRoot('ArtifactResponse'),
  'document-authnrequest': renamedRoot('AuthnRequest'),
}

const method = (name: string) =>
  signedAssertion(replaced('urn:oasis:names:tc:SAML:2.0:cm:bearer', `urn:oasis:names:tc:SAML:2.0:cm:${name}`))

export const methods: Variants = {
  'holder-of-key': method('holder-of-key'),
  'sender-vouches': method('sender-vouches'),
  'method-case': method('Bearer'),
  'method-saml1': signedAssertion(replaced('SAML:2.0:cm:bearer', 'SAML:1.0:cm:bearer')),
  'no-method': signedAssertion(withAttribute('saml:SubjectConfirmation', 'Method', null)),
  'no-confirmation': signedAssertion(without('saml:SubjectConfirmation')),
  'no-confirmationdata': signedAssertion(without('saml:SubjectConfirmationData')),
  'no-subject': signedAssertion(without('saml:Subject')),
  'no-nameid': signedAssertion(without('saml:NameID')),
  'empty-nameid': signedAssertion(withContent('saml:NameID', '')),
  'blank-nameid': signedAssertion(withContent('saml:NameID', ' &#9; ')),
  'control-character-nameid': signedAssertion(withContent('saml:NameID', `${attacker.nameId}&#10;`)),
  'transient-nameid': signedAssertion(
    withAttribute('saml:NameID', 'Format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'),
  ),
  baseid: signedAssertion(replaced('<saml:NameID', '<saml:BaseID'), replaced('</saml:NameID', '</saml:BaseID')),
  'no-authnstatement': signedAssertion(without('saml:AuthnStatement')),
  'authzdecision-alone': signedAssertion(
    replaced(/saml:AuthnStatement/, 'saml:AuthzDecisionStatement'),
    replaced('</saml:AuthnStatement', '</saml:AuthzDecisionStatement'),
  ),
  'unknown-condition': condition(
    '<saml:Condition xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x" i:type="x:never"/>',
  ),
  'unknown-condition-element': condition('<x:Never xmlns:x="urn:x"/>'),
  'unknown-condition-in-saml': condition('<saml:Never/>'),
}

export const goodStatements: Variants = {
  'control-one-time-use': condition('<saml:OneTimeUse/>'),
  'control-proxy-restriction': condition('<saml:ProxyRestriction Count="0"/>'),
  'control-further-method': signedAssertion(
    replaced(
      '</saml:Subject>',
      '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"/></saml:Subject>',
    ),
  ),
  'control-status-message': status(`${code('Success')}<samlp:StatusMessage>fine</samlp:StatusMessage>`),
}

function condition(markup: string): Forge {
  return signedAssertion(replaced('</saml:Conditions>', `${markup}</saml:Conditions>`))
}

function renamedRoot(name: string): Forge {
  return (kit: Kit) =>
    kit.answer().replace('<samlp:Response', `<samlp:${name}`).replace('</samlp:Response', `</samlp:${name}`)
}

/** A provider whose clock is off by so many seconds. */
function shifted(seconds: number): Forge {
  const move: Edit = (xml) =>
    xml.replace(
      /"(\d{4}-\d\d-\d\dT[^"]*Z)"/g,
      (_, instant: string) => `"${new Date(Date.parse(instant) + seconds * 1000).toISOString()}"`,
    )
  const moveStart: Edit = (xml) => xml.replace(/^<[^>]*>/, move)
  return (kit) => kit.answer({ assertion: move, response: moveStart })
}
