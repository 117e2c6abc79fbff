import type { Profile, SAML } from '@node-saml/node-saml'
import { BrevetError } from '../domain/errors'
import type { ReceivedResponse } from './saml-answer'
import type { AssertionFacts } from './saml-assertion'
import { createLibrary } from './saml-library'
import type { IdpMetadata } from './saml-metadata'
import { namespaces } from './saml-names'
import type { OpenedAssertion } from './saml-opened-assertion'
import type { ServiceProvider } from './saml-service-provider'

/** What was read. */
interface Reading {
  readonly received: ReceivedResponse
  readonly opened: OpenedAssertion | null
}

/**
 * A second opinion: node-saml verifies the answer by its own code, reads it with another XML parser, and must come to the same person.
 * Two readers that differ are what signature wrapping needs. It judges by the machine's clock, our own checks by the injected one.
 * Fails with `signature_invalid`.
 */
export async function confirmByLibrary(
  reading: Reading,
  facts: AssertionFacts,
  parties: { readonly us: ServiceProvider; readonly idp: IdpMetadata },
): Promise<void> {
  const profile = await read(reading, facts, parties).catch(() => null)
  const isSame =
    profile?.nameID === facts.nameId.value &&
    profile.issuer === parties.idp.entityId &&
    (profile.sessionIndex ?? null) === facts.sessionIndex
  if (!isSame) throw new BrevetError('signature_invalid', { reason: 'second_reading' })
}

/**
 * What was encrypted it gets decrypted, since the decryption that it brings takes any algorithm: in an envelope made here, where the
 * assertion is signed; to read only, where the signature of the Response, verified before, covers the encrypted form.
 */
async function read(
  { received, opened }: Reading,
  { audience }: AssertionFacts,
  { us, idp }: { readonly us: ServiceProvider; readonly idp: IdpMetadata },
): Promise<Profile | null> {
  if (!opened) return posted(createLibrary(us, idp, { audience }), received.xml)
  const isOnlyAssertion = { wantAssertionsSigned: true, wantAuthnResponseSigned: false }
  const library = createLibrary(us, idp, { audience, ...isOnlyAssertion })
  const envelope = `<samlp:Response xmlns:samlp="${namespaces.protocol}">${opened.text}</samlp:Response>`
  if (opened.isSigned) return posted(library, envelope)
  // The library protects this method, and has no other that reads an assertion alone.
  return (await library['processValidlySignedAssertionAsync'](opened.text, envelope, null)).profile
}

async function posted(library: SAML, xml: string): Promise<Profile | null> {
  const SAMLResponse = Buffer.from(xml).toString('base64')
  return (await library.validatePostResponseAsync({ SAMLResponse })).profile
}
