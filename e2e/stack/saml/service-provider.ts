import type { Person } from '../people'
import { certificatePem } from './certificate'
import { SamlFault } from './fault'
import { bindings, namespaces } from './names'
import { childrenOf, descendantsOf, parseXml } from './xml'

/** What an administrator enters: who it is, and where its metadata stands. */
export interface ServiceProviderRegistration {
  readonly entityId: string
  readonly metadataUrl: string
  /** Set where the answers only pass through the service provider, and are made out to AWS. */
  readonly aws?: AwsStatement
}

/** What answers say to AWS. Source: IAM User Guide, "Configure SAML assertions for the authentication response". */
export interface AwsStatement {
  readonly recipient: string
  readonly audience: string
  /** Values of the attribute Role, each `roleARN,providerARN`. */
  rolesOf(person: Person): readonly string[]
}

export interface ServiceProvider {
  readonly entityId: string
  /** Addresses that take answers by HTTP-POST; the first is the default. */
  readonly consumerUrls: readonly string[]
  /** PEM. */
  readonly certificates: readonly string[]
}

/** Reads a service provider's metadata, at each sign-in: it may start later than this provider, and change its keys. */
export async function fetchServiceProvider(registration: ServiceProviderRegistration): Promise<ServiceProvider> {
  const response = await fetch(registration.metadataUrl, { signal: AbortSignal.timeout(5000) }).catch(() => null)
  if (!response?.ok) throw new SamlFault(`The metadata of ${registration.entityId} could not be fetched.`)
  return readServiceProvider(await response.text(), registration.entityId)
}

function readServiceProvider(text: string, entityId: string): ServiceProvider {
  const root = parseXml(text, 'The metadata of the service provider')
  const descriptor = childrenOf(root, namespaces.metadata, 'SPSSODescriptor')[0]
  if (!descriptor || root.getAttribute('entityID') !== entityId) {
    throw new SamlFault(`The metadata is not that of ${entityId}.`)
  }
  const consumers = childrenOf(descriptor, namespaces.metadata, 'AssertionConsumerService')
  const byDefault = (service: Element) => (service.getAttribute('isDefault') === 'true' ? 0 : 1)
  const keys = childrenOf(descriptor, namespaces.metadata, 'KeyDescriptor').filter(
    (key) => key.getAttribute('use') !== 'encryption',
  )
  return {
    entityId,
    consumerUrls: consumers
      .filter((service) => service.getAttribute('Binding') === bindings.post)
      .sort((one, other) => byDefault(one) - byDefault(other))
      .map((service) => service.getAttribute('Location') ?? ''),
    certificates: keys
      .flatMap((key) => descendantsOf(key, namespaces.signature, 'X509Certificate'))
      .map((certificate) => certificatePem(certificate.textContent ?? '')),
  }
}
