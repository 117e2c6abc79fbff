import { describe, expect, it } from 'vitest'
import { consumerUrl, idpEntityId, signedInAsAna, signIn, spEntityId, verdict } from './saml.fixture'
import type { ResponseFacts } from './saml-response.fixture'

type Edit = (xml: string) => string

/** Replaces what must be there; an edit that changes nothing would test nothing. */
const swap =
  (from: string | RegExp, to: string): Edit =>
  (xml) => {
    const edited = xml.replace(from, to)
    if (edited === xml) throw new Error(`nothing to replace: ${from}`)
    return edited
  }
const instant = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const data = /<saml:SubjectConfirmationData[^>]*\/>/
const audience = `<saml:Audience>${spEntityId}</saml:Audience>`
const restriction = (text: string) => `<saml:AudienceRestriction>${text}</saml:AudienceRestriction>`
const status = (value: string, inner = '') =>
  `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${value}">${inner}</samlp:StatusCode></samlp:Status>`
const statusElement = /<samlp:Status>.*<\/samlp:Status>/

/** All of these are signed by the provider; each is wrong in one way. */
const assertionFaults: Readonly<Record<string, readonly [Edit, string]>> = {
  'another audience': [swap(audience, '<saml:Audience>https://other.example.com</saml:Audience>'), 'audience_mismatch'],
  'an audience that begins with ours': [
    swap(audience, `<saml:Audience>${spEntityId}/x</saml:Audience>`),
    'audience_mismatch',
  ],
  'an audience that ours begins with': [
    swap(audience, `<saml:Audience>${spEntityId.slice(0, -1)}</saml:Audience>`),
    'audience_mismatch',
  ],
  'an audience in other case': [
    swap(audience, `<saml:Audience>${spEntityId.toUpperCase()}</saml:Audience>`),
    'audience_mismatch',
  ],
  'an audience with a space': [swap(audience, `<saml:Audience>${spEntityId} </saml:Audience>`), 'audience_mismatch'],
  'an element in the audience': [
    swap(audience, `<saml:Audience>${spEntityId}<saml:x/></saml:Audience>`),
    'audience_mismatch',
  ],
  'no audience': [swap(audience, ''), 'audience_mismatch'],
  'no audience restriction': [swap(restriction(audience), ''), 'audience_mismatch'],
  'a second restriction without us': [
    swap(restriction(audience), restriction(audience) + restriction('<saml:Audience>urn:x</saml:Audience>')),
    'audience_mismatch',
  ],
  'no conditions': [swap(/<saml:Conditions.*<\/saml:Conditions>/, ''), 'sign_in_answer_malformed'],
  'two conditions': [swap(/<saml:Conditions.*<\/saml:Conditions>/, '$&$&'), 'sign_in_answer_malformed'],
  'an unknown condition': [
    swap('</saml:Conditions>', '<saml:Condition/></saml:Conditions>'),
    'sign_in_answer_malformed',
  ],
  'a condition of another namespace': [
    swap('</saml:Conditions>', '<x:OneTimeUse xmlns:x="urn:x"/></saml:Conditions>'),
    'sign_in_answer_malformed',
  ],
  'another recipient': [
    swap(`Recipient="${consumerUrl}"`, 'Recipient="https://evil.example.com/acs"'),
    'recipient_mismatch',
  ],
  'a recipient in other case': [
    swap(`Recipient="${consumerUrl}"`, `Recipient="${consumerUrl.toUpperCase()}"`),
    'recipient_mismatch',
  ],
  'a recipient with a query': [
    swap(`Recipient="${consumerUrl}"`, `Recipient="${consumerUrl}?x"`),
    'recipient_mismatch',
  ],
  'no recipient': [swap(/ Recipient="[^"]*"/, ''), 'recipient_mismatch'],
  'no confirmation data': [swap(data, ''), 'sign_in_answer_malformed'],
  'no end in the confirmation': [swap(/ NotOnOrAfter="[^"]*" Recipient/, ' Recipient'), 'sign_in_answer_malformed'],
  'a begin in the confirmation': [
    swap(' Recipient=', ` NotBefore="${instant(-60)}" Recipient=`),
    'sign_in_answer_malformed',
  ],
  'a confirmation that ended': [
    swap(/NotOnOrAfter="[^"]*" Recipient/, `NotOnOrAfter="${instant(-121)}" Recipient`),
    'answer_expired',
  ],
  'another request in the confirmation': [
    swap(/Data InResponseTo="[^"]*"/, 'Data InResponseTo="_other"'),
    'sign_in_state_mismatch',
  ],
  'no request in the confirmation': [swap(/Data InResponseTo="[^"]*"/, 'Data'), 'sign_in_state_mismatch'],
  'holder of key': [swap('cm:bearer', 'cm:holder-of-key'), 'sign_in_answer_malformed'],
  'sender vouches': [swap('cm:bearer', 'cm:sender-vouches'), 'sign_in_answer_malformed'],
  'a second bearer confirmation for somebody else': [
    swap(
      '</saml:Subject>',
      '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/></saml:Subject>',
    ),
    'sign_in_answer_malformed',
  ],
  'no subject': [swap(/<saml:Subject>.*<\/saml:Subject>/, ''), 'sign_in_answer_malformed'],
  'two subjects': [swap(/<saml:Subject>.*<\/saml:Subject>/, '$&$&'), 'sign_in_answer_malformed'],
  'no NameID': [swap(/<saml:NameID.*<\/saml:NameID>/, ''), 'nameid_missing'],
  'an empty NameID': [swap('>ana<', '><'), 'nameid_missing'],
  'a blank NameID': [swap('>ana<', '> <'), 'nameid_missing'],
  'an element in the NameID': [swap('>ana<', '>ana<saml:x/><'), 'nameid_missing'],
  'two NameIDs': [swap(/<saml:NameID.*<\/saml:NameID>/, '$&$&'), 'sign_in_answer_malformed'],
  'a transient NameID': [swap('nameid-format:persistent', 'nameid-format:transient'), 'nameid_transient'],
  'an encrypted NameID': [swap('</saml:Subject>', '<saml:EncryptedID/></saml:Subject>'), 'sign_in_answer_malformed'],
  'a line end in the NameID': [swap('>ana<', '>ana&#10;<'), 'claims_malformed'],
  'another issuer': [swap(`>${idpEntityId}<`, '>https://other.example.com<'), 'issuer_mismatch'],
  'an issuer in other case': [swap(`>${idpEntityId}<`, `>${idpEntityId.toUpperCase()}<`), 'issuer_mismatch'],
  'an issuer of another format': [swap('<saml:Issuer>', '<saml:Issuer Format="urn:x">'), 'issuer_mismatch'],
  'two issuers': [
    swap('<saml:Subject>', `<saml:Issuer>${idpEntityId}</saml:Issuer><saml:Subject>`),
    'sign_in_answer_malformed',
  ],
  'no statement of authentication': [
    swap(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, ''),
    'sign_in_answer_malformed',
  ],
  'no instant of authentication': [swap(/ AuthnInstant="[^"]*"/, ''), 'sign_in_answer_malformed'],
  'a session that ended': [
    swap('SessionIndex=', `SessionNotOnOrAfter="${instant(-121)}" SessionIndex=`),
    'answer_expired',
  ],
  'version 1.1': [swap('Version="2.0"', 'Version="1.1"'), 'sign_in_answer_malformed'],
  'no version': [swap(' Version="2.0"', ''), 'sign_in_answer_malformed'],
  'no instant of issue': [swap(/ IssueInstant="[^"]*"/, ''), 'sign_in_answer_malformed'],
  'an instant of issue that is none': [
    swap(/IssueInstant="[^"]*"/, 'IssueInstant="yesterday"'),
    'sign_in_answer_malformed',
  ],
  'a local time': [swap(/IssueInstant="([^"]*)Z"/, 'IssueInstant="$1"'), 'sign_in_answer_malformed'],
  'an old instant of issue': [swap(/IssueInstant="[^"]*"/, `IssueInstant="${instant(-602)}"`), 'answer_expired'],
  'an instant of issue ahead': [swap(/IssueInstant="[^"]*"/, `IssueInstant="${instant(150)}"`), 'clock_skew'],
  'conditions not yet met': [swap(/NotBefore="[^"]*"/, `NotBefore="${instant(150)}"`), 'clock_skew'],
  'conditions that ended': [
    swap(/(NotBefore="[^"]*") NotOnOrAfter="[^"]*"/, `$1 NotOnOrAfter="${instant(-121)}"`),
    'answer_expired',
  ],
}

const responseFaults: Readonly<Record<string, readonly [Edit, string]>> = {
  'another destination': [
    swap(/Destination="[^"]*"/, 'Destination="https://evil.example.com/acs"'),
    'recipient_mismatch',
  ],
  'a destination that ours begins with': [swap(consumerUrl, consumerUrl.slice(0, -1)), 'recipient_mismatch'],
  'another request': [
    swap(/(Destination="[^"]*") InResponseTo="[^"]*"/, '$1 InResponseTo="_other"'),
    'sign_in_state_mismatch',
  ],
  'no request': [swap(/(Destination="[^"]*") InResponseTo="[^"]*"/, '$1'), 'sign_in_state_mismatch'],
  'another issuer': [swap(`>${idpEntityId}<`, '>https://other.example.com<'), 'issuer_mismatch'],
  'version 1.1': [swap('Version="2.0"', 'Version="1.1"'), 'sign_in_answer_malformed'],
  'an old instant of issue': [swap(/IssueInstant="[^"]*"/, `IssueInstant="${instant(-602)}"`), 'answer_expired'],
  'no instant of issue': [swap(/ IssueInstant="[^"]*"/, ''), 'sign_in_answer_malformed'],
  'no status': [swap(statusElement, ''), 'sign_in_answer_malformed'],
  'two statuses': [swap(statusElement, '$&$&'), 'sign_in_answer_malformed'],
  'the status of a responder': [swap(statusElement, status('Responder')), 'idp_status'],
  'success with a second code': [
    swap(statusElement, status('Success', '<samlp:StatusCode Value="x:AuthnFailed"/>')),
    'idp_status',
  ],
  'no assertion': [swap(/<saml:Assertion.*<\/saml:Assertion>/s, ''), 'sign_in_answer_malformed'],
  'an encrypted assertion': [
    swap(
      '</samlp:Response>',
      '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/></samlp:Response>',
    ),
    'sign_in_answer_malformed',
  ],
}

describe('an answer that the provider signed', () => {
  const controls: Readonly<Record<string, Partial<ResponseFacts>>> = {
    'without Destination, when only the assertion is signed': { response: swap(/ Destination="[^"]*"/, '') },
    'without Issuer of the response, when only the assertion is signed': {
      response: (xml) => xml.replace(/<saml:Issuer.*?<\/saml:Issuer>/, ''),
    },
    'that is used once': { assertion: swap('</saml:Conditions>', '<saml:OneTimeUse/></saml:Conditions>') },
    'whose restrictions all name us': {
      assertion: swap(
        restriction(audience),
        restriction(`<saml:Audience>urn:x</saml:Audience>${audience}`) + restriction(audience),
      ),
    },
    'from a clock two minutes ahead': { shiftSeconds: 115 },
    'from a clock two minutes behind': { shiftSeconds: -415 },
    'with line ends of Windows': {
      assertion: (xml) => xml.replaceAll('><', '>\n<'),
      tamper: (xml) => xml.replaceAll('\n', '\r\n'),
    },
  }

  it.each(Object.entries(controls))('signs in %s', async (_, facts) => {
    expect(await verdict(signIn(facts))).toBe(signedInAsAna)
  })

  it.each(Object.entries(assertionFaults))('is refused for %s in the assertion', async (_, [assertion, code]) => {
    for (const signing of ['assertion', 'response', 'both'] as const) {
      expect(await verdict(signIn({ signing, assertion }))).toBe(code)
    }
  })

  it.each(Object.entries(responseFaults))('is refused for %s in the response', async (_, [response, code]) => {
    for (const signing of ['assertion', 'response', 'both'] as const) {
      expect(await verdict(signIn({ signing, response }))).toBe(code)
    }
  })

  it.each([['Destination', swap(/ Destination="[^"]*"/, ''), 'recipient_mismatch']] as const)(
    'is refused without %s when the response is signed',
    async (_, response, code) => {
      expect(await verdict(signIn({ signing: 'response', response }))).toBe(code)
    },
  )

  it('is refused without an ID of the part that is not itself signed', async () => {
    const bare = swap(/ ID="[^"]*"/, '')
    expect(await verdict(signIn({ signing: 'response', assertion: bare }))).toBe('sign_in_answer_malformed')
    expect(await verdict(signIn({ signing: 'assertion', response: bare }))).toBe('sign_in_answer_malformed')
  })

  it('names the provider’s own status when SAML knows it, and nothing else of it', async () => {
    const known = status('Responder', '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext"/>')
    const hostile = status('Responder', '<samlp:StatusCode Value="urn:x:&lt;b&gt;hello&#10;"/>')
    const details = (text: string) =>
      signIn({ signing: 'none', response: swap(statusElement, text) }).catch((error) => error.details)
    expect(await details(known)).toEqual({ status: 'NoAuthnContext' })
    expect(await details(hostile)).toEqual({ status: 'other' })
  })

  it('says by how many seconds the clocks differ', async () => {
    const error = await signIn({ shiftSeconds: 300 }).catch((thrown) => thrown)
    expect(error.code).toBe('clock_skew')
    expect(error.details.seconds).toBeGreaterThan(290)
  })
})
