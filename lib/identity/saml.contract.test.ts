import { factsFor, posted, samlSource, stranger } from './saml.fixture'
import { idpMetadata } from './saml-metadata.fixture'
import { groupsLink } from './saml-names'
import { type ResponseFacts, renderResponse } from './saml-response.fixture'
import type { SignInStart } from './source'
import { type AnswerFault, contractPerson, describeSource, pendingSignIn } from './source.contract'

const good: Partial<ResponseFacts> = {
  signing: 'both',
  nameId: contractPerson.subject,
  attributes: { name: [contractPerson.name], email: [contractPerson.email], groups: contractPerson.groups },
}

const faults: Readonly<Record<AnswerFault, Partial<ResponseFacts>>> = {
  'forged-signature': { signer: stranger },
  'other-audience': { audience: 'https://another.example.com' },
  'other-issuer': { issuer: 'https://another.example.com' },
  expired: { shiftSeconds: -900 },
  'error-status': {
    signing: 'none',
    response: (xml) =>
      xml.replace('status:Success', 'status:Responder').replace(/<saml:Assertion.*<\/saml:Assertion>/s, ''),
  },
  'cut-groups': { attributes: { [groupsLink]: ['https://graph.example.com/groups'] } },
}

describeSource('a SAML source', async () => {
  const metadata = { from: 'url', url: 'https://idp.example.com/metadata', entityId: null, signers: [] } as const
  const source = samlSource({ metadata }, { fetch: async () => new Response(idpMetadata()) })
  const secrets: string[] = []
  return {
    source,
    answer: async (started: SignInStart, fault) => {
      if (started.kind !== 'post') throw new Error('expected a form')
      const { SAMLRequest = '', RelayState = '' } = started.fields
      const requestId = / ID="([^"]+)"/.exec(Buffer.from(SAMLRequest, 'base64').toString())?.[1] ?? ''
      const pending = pendingSignIn(source.id, RelayState, { requestId })
      const xml = renderResponse(factsFor(pending, { ...good, ...(fault === null ? {} : faults[fault]) }))
      secrets.push(xml, Buffer.from(xml).toString('base64'), ...(xml.match(/(?<=Value>)[^<]{8,}/g) ?? []))
      return posted(xml, RelayState)
    },
    secrets: () => secrets,
    close: async () => {},
  }
})
