import { renderPickPage } from '../page'
import { findPerson } from '../people'
import { renderAnswerPage } from './answer-page'
import type { Envelope } from './assertion'
import { type ReceivedRequest, verifyAuthnRequest } from './authn-request'
import { SamlFault } from './fault'
import type { ProviderAddresses } from './metadata'
import type { OpenRequest, OpenRequests } from './open-requests'
import { type Refusal, renderRefusal, renderResponse, type Signer } from './response'
import { fetchServiceProvider, type ServiceProviderRegistration } from './service-provider'

/** What one running provider is made of. */
export interface SamlProvider {
  readonly addresses: ProviderAddresses
  readonly signer: Signer
  readonly serviceProviders: readonly ServiceProviderRegistration[]
  readonly openRequests: OpenRequests
  readonly now: () => Date
}

/** Verifies a request, and shows the names; a request that nobody could meet is answered at once. */
export async function beginSignIn(provider: SamlProvider, received: ReceivedRequest): Promise<string> {
  const now = provider.now()
  const { request, serviceProvider } = await verifyAuthnRequest(received, {
    signInUrl: provider.addresses.signInUrl,
    now,
    findServiceProvider: (entityId) => findServiceProvider(provider, entityId),
  })
  const parameters = received.binding === 'post' ? received.form : new URLSearchParams(received.query)
  const open = { request, audience: serviceProvider.entityId, relayState: parameters.get('RelayState') }
  if (!request.isNameIdPossible) return refuse(provider, open, { by: 'requester', code: 'invalidNameIdPolicy' })
  if (request.isPassive) return refuse(provider, open, { by: 'responder', code: 'noPassive' })
  const ticket = provider.openRequests.add(open, now)
  return renderPickPage({ provider: 'Partner SSO', action: '/pick', fields: { ticket } })
}

/** Answers the request with the person who was picked. */
export function finishSignIn(provider: SamlProvider, form: URLSearchParams): string {
  const open = provider.openRequests.take(form.get('ticket') ?? '', provider.now())
  if (!open) throw new SamlFault('This sign-in was used or has expired. Begin again at the service provider.')
  if (form.has('cancel')) return refuse(provider, open, { by: 'responder', code: 'authnFailed' })
  const person = findPerson(form.get('person'))
  if (!person) throw new SamlFault('Nobody has this name.')
  const response = renderResponse(person, envelopeOf(provider, open), provider.signer)
  return renderAnswerPage({ ...addressOf(open), response })
}

async function findServiceProvider(provider: SamlProvider, entityId: string) {
  const registration = provider.serviceProviders.find((candidate) => candidate.entityId === entityId)
  if (!registration) throw new SamlFault('The issuer of the request is not registered here.')
  return fetchServiceProvider(registration)
}

function refuse(provider: SamlProvider, open: OpenRequest, refusal: Refusal): string {
  const response = renderRefusal(refusal, envelopeOf(provider, open), provider.signer)
  return renderAnswerPage({ ...addressOf(open), response })
}

function addressOf(open: OpenRequest) {
  return { consumerUrl: open.request.consumerUrl, relayState: open.relayState }
}

function envelopeOf(provider: SamlProvider, open: OpenRequest): Envelope {
  return {
    issuer: provider.addresses.entityId,
    audience: open.audience,
    consumerUrl: open.request.consumerUrl,
    inResponseTo: open.request.id,
    now: provider.now(),
  }
}
