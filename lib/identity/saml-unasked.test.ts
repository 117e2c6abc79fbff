import { describe, expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config/config'
import { begin, consumerUrl, factsFor, posted, samlSource, signedInAsAna, stranger, verdict } from './saml.fixture'
import { encryptAssertion } from './saml-encryption.fixture'
import { type ResponseFacts, renderResponse } from './saml-response.fixture'
import { pendingSignIn } from './source.contract'

const unasked = (xml: string) => xml.replaceAll(/ InResponseTo="[^"]*"/g, '')
/** The confirmation keeps what it says. */
const unaskedOutside = (xml: string) => xml.replace(/(<samlp:Response [^>]*?) InResponseTo="[^"]*"/, '$1')
const nobody = pendingSignIn('partners', 'nothing', {})

/** What comes of an answer that nobody asked for, at a source that admits such. */
async function received(changes: Partial<ResponseFacts> = {}, config: Partial<SamlSourceConfig> = {}): Promise<string> {
  const source = samlSource({ providerInitiated: true, ...config })
  if (!source.receive) throw new Error('expected that it is admitted')
  const { assertion = unasked, response = unaskedOutside } = changes
  const xml = renderResponse(factsFor(nobody, { ...changes, assertion, response }))
  return verdict(source.receive(posted(xml, '')))
}

describe('an answer that nobody asked for', () => {
  it('is admitted only where the source says so', () => {
    expect(samlSource().receive).toBeNull()
    expect(samlSource({ providerInitiated: true }).receive).not.toBeNull()
  })

  it.each(['assertion', 'response', 'both'] as const)('is verified with the %s signed', async (signing) => {
    expect(await received({ signing })).toBe(signedInAsAna)
  })

  it('may have any RelayState, or none', async () => {
    const source = samlSource({ providerInitiated: true })
    const xml = renderResponse(factsFor(nobody, { assertion: unasked, response: unasked }))
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') })
    expect(await verdict(source.receive?.({ url: new URL(consumerUrl), form }) ?? Promise.reject())).toBe(signedInAsAna)
    expect(await verdict(source.receive?.(posted(xml, 'https://evil.example')) ?? Promise.reject())).toBe(signedInAsAna)
  })

  it('may be encrypted', async () => {
    const response = (xml: string) => encryptAssertion(unaskedOutside(xml))
    expect(await received({ response }, { encryptedAssertions: 'required' })).toBe(signedInAsAna)
  })

  const same = (xml: string) => xml
  const answered = (xml: string) => xml.replace('<samlp:Response ', '<samlp:Response InResponseTo="_1" ')
  it.each<readonly [string, Partial<ResponseFacts>, string]>([
    ['answers a request in the confirmation', { assertion: same }, 'sign_in_state_mismatch'],
    [
      'answers a request in the response',
      { response: (xml) => answered(unaskedOutside(xml)) },
      'sign_in_state_mismatch',
    ],
    [
      'answers a request with an empty name',
      { assertion: (xml) => unasked(xml).replace('<saml:SubjectConfirmationData ', '$&InResponseTo="" ') },
      'sign_in_state_mismatch',
    ],
    ['is not signed', { signing: 'none' }, 'signature_missing'],
    ["has somebody else's signature", { signer: stranger }, 'signature_invalid'],
    ['is for another portal', { audience: 'https://other.example.com' }, 'audience_mismatch'],
    ['is for another address', { consumerUrl: 'https://other.example.com/acs' }, 'recipient_mismatch'],
    ['is of another provider', { issuer: 'https://evil.example.com' }, 'issuer_mismatch'],
    ['is old', { shiftSeconds: -601 }, 'answer_expired'],
    ['is of the future', { shiftSeconds: 300 }, 'clock_skew'],
  ])('is refused when it %s', async (_, changes, code) => {
    expect(await received(changes)).toBe(code)
  })

  it('is not the answer to a request', async () => {
    const source = samlSource({ providerInitiated: true })
    const { pending } = await begin(source)
    const xml = renderResponse(factsFor(pending, { assertion: unasked, response: unasked }))
    expect(await verdict(source.finish(posted(xml, pending.id), pending))).toBe('sign_in_state_mismatch')
    const asked = renderResponse(factsFor(pending))
    expect(await verdict(source.receive?.(posted(asked, pending.id)) ?? Promise.reject())).toBe(
      'sign_in_state_mismatch',
    )
  })
})
