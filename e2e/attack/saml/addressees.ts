import { type Edit, replaced, withAttribute, withContent, without } from './edits'
import { type Forge, type Kit, signedAssertion, signedResponse, type Variants } from './variant'

const other = 'https://evil.example/'

function audience(twist: (audience: string) => string): Forge {
  return (kit) => kit.answer({ assertion: withContent('saml:Audience', twist(kit.facts.audience)) })
}

function recipient(twist: (url: string) => string): Forge {
  return (kit) =>
    kit.answer({ assertion: withAttribute('saml:SubjectConfirmationData', 'Recipient', twist(kit.facts.consumerUrl)) })
}

function destination(twist: (url: string) => string): Forge {
  return (kit) => kit.answer({ response: withAttribute('samlp:Response', 'Destination', twist(kit.facts.consumerUrl)) })
}

function issuer(twist: (entityId: string) => string, part: 'assertion' | 'response'): Forge {
  return (kit) => kit.answer({ [part]: withContent('saml:Issuer', twist(kit.facts.issuer)) })
}

const portChanged = (url: string) => url.replace(/:(\d+)\//, ':1/')

/** For whom the provider made it out: compared exactly, whoever signed it. */
export const audiences: Variants = {
  'wrong-audience': audience(() => other),
  'audience-prefix': audience((text) => text.slice(0, -1)),
  'audience-suffix': audience((text) => `${text}x`),
  'audience-slash': audience((text) => `${text}/`),
  'audience-case': audience((text) => text.toUpperCase()),
  'audience-space': audience((text) => ` ${text} `),
  'audience-line': audience((text) => `${text}&#10;`),
  'audience-list': audience((text) => `${text} ${other}`),
  'audience-of-provider': (kit) => audience(() => kit.facts.issuer)(kit),
  'audience-of-acs': (kit) => audience(() => kit.facts.consumerUrl)(kit),
  'audience-empty': audience(() => ''),
  'audience-star': audience(() => '*'),
  'audience-foreign-namespace': signedAssertion(
    replaced('<saml:Audience>', '<x:Audience xmlns:x="urn:x">'),
    replaced('</saml:Audience>', '</x:Audience>'),
  ),
  'no-audience': signedAssertion(without('saml:AudienceRestriction')),
  'no-audience-in-restriction': signedAssertion(without('saml:Audience')),
  'second-audience-restriction': signedAssertion(restriction(other)),
  'second-audience-restriction-empty': signedAssertion(
    replaced('</saml:Conditions>', '<saml:AudienceRestriction/></saml:Conditions>'),
  ),
  'no-conditions': signedAssertion(without('saml:Conditions')),
  'empty-conditions': signedAssertion(withContent('saml:Conditions', '')),
}

export const addresses: Variants = {
  'wrong-recipient': recipient(() => other),
  'recipient-prefix': recipient((url) => url.slice(0, -1)),
  'recipient-suffix': recipient((url) => `${url}/`),
  'recipient-query': recipient((url) => `${url}?x`),
  'recipient-case': recipient((url) => url.toUpperCase()),
  'recipient-port': recipient(portChanged),
  'recipient-user': recipient((url) => url.replace('://', '://x@')),
  'recipient-host': recipient((url) => url.replace('localhost', '127.0.0.1')),
  'recipient-empty': recipient(() => ''),
  'no-recipient': signedAssertion(withAttribute('saml:SubjectConfirmationData', 'Recipient', null)),
  'wrong-destination': destination(() => other),
  'wrong-destination-suffix': destination((url) => `${url}x`),
  'wrong-destination-query': destination((url) => `${url}?x`),
  'wrong-destination-port': destination(portChanged),
  'wrong-destination-case': destination((url) => url.toUpperCase()),
  'wrong-destination-empty': destination(() => ''),
  'no-destination': onSigned(withAttribute('samlp:Response', 'Destination', null)),
}

export const issuers: Variants = {
  'wrong-issuer-assertion': issuer(() => other, 'assertion'),
  'wrong-issuer-response': issuer(() => other, 'response'),
  'wrong-issuer-both': (kit) => kit.answer({ issuer: other }),
  'issuer-assertion-prefix': issuer((text) => text.slice(0, -1), 'assertion'),
  'issuer-assertion-slash': issuer((text) => `${text}/`, 'assertion'),
  'issuer-assertion-case': issuer((text) => text.toUpperCase(), 'assertion'),
  'issuer-assertion-space': issuer((text) => ` ${text}`, 'assertion'),
  'issuer-assertion-empty': issuer(() => '', 'assertion'),
  'issuer-assertion-format': signedAssertion(
    withAttribute('saml:Issuer', 'Format', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'),
  ),
  'issuer-response-case': issuer((text) => text.toUpperCase(), 'response'),
  'no-issuer-assertion': signedAssertion(without('saml:Issuer')),
  'no-issuer-response': onSigned(without('saml:Issuer')),
  'issuer-is-portal': (kit) => kit.answer({ issuer: kit.facts.audience }),
}

function restriction(audience: string): Edit {
  return replaced(
    '</saml:Conditions>',
    `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
  )
}

/** Where the response is not signed, SAML lets these out. */
function onSigned(edit: Edit): Forge {
  return (kit: Kit) => (kit.mode === 'assertion' ? null : signedResponse(edit)(kit))
}

/** Honest answers that say more than they must. */
export const goodAddressees: Variants = {
  'control-two-audiences': (kit) =>
    kit.answer({ assertion: replaced('<saml:Audience>', `<saml:Audience>${other}</saml:Audience><saml:Audience>`) }),
  'control-two-restrictions': (kit) => kit.answer({ assertion: restriction(kit.facts.audience) }),
  'control-entity-format': signedAssertion(
    withAttribute('saml:Issuer', 'Format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity'),
  ),
}
