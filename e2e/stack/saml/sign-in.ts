import { renderPickPage } from '../page'
import { findPerson, type Person } from '../people'
import { renderAnswerPage } from './answer-page'
import type { Envelope } from './assertion'
import { type ReceivedRequest, verifyAuthnRequest } from './authn-request'
import { SamlFault } from './fault'
import type { ProviderAddresses } from './metadata'
import type { OpenRequest, OpenRequests } from './open-requests'
import { type Refusal, renderRefusal, renderResponse, type Signer } from './response'
import { fetchServiceProvider, type ServiceProviderRegistration } from './service-provider'
import type { ProviderSessions } from './sessions'

/** What one running provider is made of. */
export interface SamlProvider {
  readonly addresses: ProviderAddresses
  readonly signer: Signer
  readonly serviceProviders: readonly ServiceProviderRegistration[]
  readonly openRequests: OpenRequests
  readonly sessions: ProviderSessions
  readonly now: () => Date
}

/**
 * Verifies a request, and shows the names; a request that nobody could meet is answered at once. A passive one is answered with whom the
 * browser's cookies say, if they say anybody.
 */
export async function beginSignIn(
  provider: SamlProvider,
  received: ReceivedRequest,
  cookies: string | undefined,
): Promise<string> {
  const now = provider.now()
  const { request, serviceProvider } = await verifyAuthnRequest(received, {
    signInUrl: provider.addresses.signInUrl,
    now,
    findServiceProvider: (entityId) => fetchServiceProvider(registrationOf(provider, entityId)),
  })
  const parameters = received.binding === 'post' ? received.form : new URLSearchParams(received.query)
  const { entityId: issuer } = serviceProvider
  const { aws = null } = registrationOf(provider, issuer)
  const open = { request, issuer, aws, relayState: parameters.get('RelayState') }
  if (!request.isNameIdPossible) return refuse(provider, open, { by: 'requester', code: 'invalidNameIdPolicy' })
  if (request.isPassive) {
    const person = provider.sessions.personOf(cookies)
    return person ? confirm(provider, open, person) : refuse(provider, open, { by: 'responder', code: 'noPassive' })
  }
  const ticket = provider.openRequests.add(open, now)
  return renderPickPage({ provider: 'Partner SSO', action: '/pick', fields: { ticket } })
}

/** Answers the request with the person who was picked; null where nobody was. */
export function finishSignIn(
  provider: SamlProvider,
  form: URLSearchParams,
): { readonly page: string; readonly person: Person | null } {
  const open = provider.openRequests.take(form.get('ticket') ?? '', provider.now())
  if (!open) throw new SamlFault('This sign-in was used or has expired. Begin again at the service provider.')
  if (form.has('cancel')) {
    return { page: refuse(provider, open, { by: 'responder', code: 'authnFailed' }), person: null }
  }
  const person = findPerson(form.get('person'))
  if (!person) throw new SamlFault('Nobody has this name.')
  return { page: confirm(provider, open, person), person }
}

function registrationOf(provider: SamlProvider, entityId: string): ServiceProviderRegistration {
  const registration = provider.serviceProviders.find((candidate) => candidate.entityId === entityId)
  if (!registration) throw new SamlFault('The issuer of the request is not registered here.')
  return registration
}

function confirm(provider: SamlProvider, open: OpenRequest, person: Person): string {
  const response = renderResponse(person, envelopeOf(provider, open), provider.signer)
  return renderAnswerPage({ ...addressOf(open), response })
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
    audience: open.issuer,
    consumerUrl: open.request.consumerUrl,
    aws: open.aws,
    inResponseTo: open.request.id,
    now: provider.now(),
  }
}
