import { describe, expect, it } from 'vitest'
import {
  begin,
  consumerUrl,
  factsFor,
  idp,
  idpEntityId,
  portal,
  samlConfig,
  samlSource,
  signInUrl,
  spEntityId,
  stranger,
} from './saml.fixture'
import type { AssertionFacts } from './saml-assertion'
import { confirmByLibrary } from './saml-confirmation'
import { type ResponseFacts, renderResponse } from './saml-response.fixture'
import { ringOf } from './saml-signer.fixture'
import { readXml } from './xml-document'

const read: AssertionFacts = {
  assertionId: '_a',
  issuedAt: new Date(),
  audience: spEntityId,
  nameId: { value: 'ana', format: null, nameQualifier: null, spNameQualifier: null },
  sessionIndex: '_session',
  authenticatedAt: new Date(),
  sessionEndsBy: null,
  endsAt: new Date(),
  expiresAt: new Date(),
}

interface Case {
  /** What our own reading came to. */
  readonly facts?: Partial<AssertionFacts>
  readonly response?: Partial<ResponseFacts>
  readonly issuer?: string
}

async function outcome({ facts, response, issuer = idpEntityId }: Case): Promise<string> {
  const { pending } = await begin(samlSource())
  const xml = renderResponse(factsFor(pending, response))
  const reading = readXml(xml, { depth: 64, elements: 5_000, signatures: 2, allowsComments: false })
  if ('fault' in reading) throw new Error(reading.fault)
  const signIn = { binding: 'redirect', url: new URL(signInUrl) } as const
  const parties = {
    us: { config: samlConfig(), consumerUrl, logoutUrl: null, keys: ringOf(portal), addressees: [] },
    idp: { entityId: issuer, signIn, signOut: [], certificates: [idp.certificate], validUntil: null },
  }
  return confirmByLibrary({ xml, root: reading.root }, { ...read, ...facts }, parties).then(
    () => 'confirmed',
    (error) => `${error.code} ${error.details.reason}`,
  )
}

describe('the second reading', () => {
  it.each(['assertion', 'response', 'both'] as const)('confirms the first with the %s signed', async (signing) => {
    expect(await outcome({ response: { signing } })).toBe('confirmed')
  })

  it.each<readonly [string, Case]>([
    ['the first read another person', { facts: { nameId: { ...read.nameId, value: 'eve' } } }],
    ['the first read another session', { facts: { sessionIndex: null } }],
    ['the issuer is another', { issuer: 'https://other.example.com' }],
    ['a stranger signed', { response: { signer: stranger } }],
    ['nobody signed', { response: { signing: 'none' } }],
    ['the audience is another', { response: { audience: 'https://other.example.com' } }],
  ])('refuses when %s', async (_, attempt) => {
    expect(await outcome(attempt)).toBe('signature_invalid second_reading')
  })
})
