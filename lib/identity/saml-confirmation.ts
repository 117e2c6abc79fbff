import { BrevetError } from '../domain/errors'
import type { ReceivedResponse } from './saml-answer'
import type { AssertionFacts } from './saml-assertion'
import { createLibrary } from './saml-library'
import type { IdpMetadata } from './saml-metadata'
import type { ServiceProvider } from './saml-service-provider'

/**
 * A second opinion: node-saml verifies the answer by its own code, reads it with another XML parser, and must come to the same person.
 * Two readers that differ are what signature wrapping needs. It judges by the machine's clock, our own checks by the injected one.
 * Fails with `signature_invalid`.
 */
export async function confirmByLibrary(
  received: ReceivedResponse,
  facts: AssertionFacts,
  parties: { readonly us: ServiceProvider; readonly idp: IdpMetadata },
): Promise<void> {
  const library = createLibrary(parties.us, parties.idp, { audience: facts.audience })
  const SAMLResponse = Buffer.from(received.xml).toString('base64')
  const profile = await library.validatePostResponseAsync({ SAMLResponse }).then(
    (validated) => validated.profile,
    () => null,
  )
  const isSame =
    profile?.nameID === facts.nameId.value &&
    profile.issuer === parties.idp.entityId &&
    (profile.sessionIndex ?? null) === facts.sessionIndex
  if (!isSame) throw new BrevetError('signature_invalid', { reason: 'second_reading' })
}
