import { expect, it } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { begin, factsFor, idp, posted, samlSource, signedInAsAna, stranger, verdict } from './saml.fixture'
import { answerLimits } from './saml-answer'
import { renderResponse } from './saml-response.fixture'
import { certificatesBehind } from './saml-signature-value'
import { algorithms, type SignatureRecipe } from './saml-signer.fixture'
import { elementsWithin, readXml } from './xml-document'

function signatureIn(xml: string): Element {
  const reading = readXml(xml, answerLimits)
  const found = 'root' in reading && elementsWithin(reading.root).find(({ localName }) => localName === 'Signature')
  if (!found) throw new Error('there is no signature')
  return found
}

async function answerOf(recipe: SignatureRecipe): Promise<string> {
  const { pending } = await begin(samlSource())
  return renderResponse(factsFor(pending, { signing: 'response', recipe }))
}

it.each<readonly [string, SignatureRecipe]>([
  ['RSA-SHA256', {}],
  ['RSA-SHA512', { method: algorithms.rsaSha512 }],
  ['RSA-PSS', { method: algorithms.rsaPss }],
  ['prefixes for the content', { prefixes: 'xs saml' }],
])('names the certificate behind a signature with %s, and no other', async (_, recipe) => {
  const signature = signatureIn(await answerOf(recipe))
  expect(certificatesBehind(signature, [stranger.certificate, idp.certificate])).toEqual([idp.certificate])
  expect(certificatesBehind(signature, [stranger.certificate])).toEqual([])
})

it('names it as well where the SignedInfo takes prefixes from around it', async () => {
  const signer = new SignedXml({
    privateKey: idp.privateKey,
    signatureAlgorithm: algorithms.rsaSha256,
    canonicalizationAlgorithm: algorithms.exclusive,
    inclusiveNamespacesPrefixList: ['samlp', 'other'],
  })
  signer.addReference({
    xpath: '/*',
    transforms: [algorithms.enveloped, algorithms.exclusive],
    digestAlgorithm: algorithms.sha256,
  })
  const xml =
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:other="urn:x" ID="_r"><a/></samlp:Response>'
  signer.computeSignature(xml, { prefix: 'ds' })
  const signature = signatureIn(signer.getSignedXml())
  const before = signature.toString()
  expect(certificatesBehind(signature, [stranger.certificate, idp.certificate])).toEqual([idp.certificate])
  expect(signature.toString()).toBe(before)
})

it.each<readonly [string, (xml: string) => string]>([
  ['a changed digest', (xml) => xml.replace(/(<ds:DigestValue>)..../, '$1AAAA')],
  ['a changed value', (xml) => xml.replace(/(<ds:SignatureValue>)..../, '$1AAAA')],
  ['an unknown method', (xml) => xml.replace(algorithms.rsaSha256, 'urn:x')],
])('names nobody for %s', async (_, edit) => {
  expect(certificatesBehind(signatureIn(edit(await answerOf({}))), [idp.certificate])).toEqual([])
})

it('refuses a full document that the provider did not sign at a fraction of what a signed one costs', async () => {
  const source = samlSource()
  const { pending } = await begin(source)
  const values = { name: ['Ana'], groups: ['platform', 'aws-admins'], other: Array.from({ length: 4_900 }, () => 'x') }
  const signed = renderResponse(factsFor(pending, { attributes: values }))
  const forged = signed.replace(/(<ds:SignatureValue>)..../, '$1AAAA')
  const cost = async (xml: string, expected: string) => {
    const before = process.cpuUsage()
    expect(await verdict(source.finish(posted(xml, pending.id), pending))).toBe(expected)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  await cost(signed, signedInAsAna)
  const costs = { signed: await cost(signed, signedInAsAna), forged: await cost(forged, 'signature_invalid') }
  expect(costs.forged * 3).toBeLessThan(costs.signed)
})
